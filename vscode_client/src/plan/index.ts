/** The tracking plan as a table, and the events that are heard. */

import * as vscode from "vscode";
import type { Session } from "../session.ts";

export function addPlan(_session: Session, _context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.Disposable.from();
}
