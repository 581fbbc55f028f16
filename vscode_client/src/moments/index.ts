/** The Moments view, and the coverage in the status bar. */

import * as vscode from "vscode";
import type { Session } from "../session.ts";

export function addMoments(_session: Session, _context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.Disposable.from();
}
