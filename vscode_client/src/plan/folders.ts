/** Which workspace folder a person means. */

import * as vscode from "vscode";

/**
 * The folder that `given` lies in (a URI, as text or not, or an object with one under `uri`); else the only one there
 * is, else the one that the person picks. Undefined when they pick none.
 */
export async function folderFor(given: unknown, title: string): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const named = uriIn(given);
  const found = named === undefined ? undefined : vscode.workspace.getWorkspaceFolder(named);
  if (found !== undefined || folders.length < 2) {
    if (folders.length === 0) {
      throw new Error("No folder is open. Open the one whose events you want to plan.");
    }
    return found ?? folders[0];
  }
  const picks = folders.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, folder }));
  const picked = await vscode.window.showQuickPick(picks, { title, placeHolder: "Which folder?" });
  return picked?.folder;
}

/** The address of a folder as the server has it: without a slash at its end. */
export function addressOf(folder: vscode.WorkspaceFolder): string {
  return folder.uri.toString();
}

function uriIn(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) {
    return given;
  }
  if (typeof given === "string" && given !== "") {
    return vscode.Uri.parse(given);
  }
  return typeof given === "object" && given !== null && "uri" in given ? uriIn(given.uri) : undefined;
}
