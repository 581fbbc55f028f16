/** The runs of the agent: begun, watched, reported. */

import * as vscode from "vscode";
import type { Session } from "../session.ts";

export function addAgent(_session: Session, _context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.Disposable.from();
}
