/** The review of what would be put in. */

import * as vscode from "vscode";
import type { Session } from "../session.ts";

export function addReview(_session: Session, _context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.Disposable.from();
}
