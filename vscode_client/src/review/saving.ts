/**
 * Files that a decision changed are saved when they were saved before; what a person left unsaved stays so.
 *
 * Else each file that is not open would come up as an unsaved tab beside the review, and a test that is run next would
 * not see what was accepted. An undo still takes it back.
 */

import * as vscode from "vscode";

/** Addresses of the documents that are not saved. */
export function unsavedNow(): ReadonlySet<string> {
  const open = vscode.workspace.textDocuments.filter((each) => each.isDirty);
  return new Set(open.map((each) => each.uri.toString()));
}

/** Saves those of `addresses` that became unsaved since `unsaved` was taken, as the person's settings want it. */
export async function saveWhatWasSaved(
  addresses: readonly string[],
  unsaved: ReadonlySet<string>,
): Promise<void> {
  if (!vscode.workspace.getConfiguration("files").get("refactoring.autoSave", true)) {
    return;
  }
  const touched = new Set(addresses.map((each) => vscode.Uri.parse(each, true).toString()));
  const mine = vscode.workspace.textDocuments.filter(
    ({ uri, isDirty }) => isDirty && touched.has(uri.toString()) && !unsaved.has(uri.toString()),
  );
  await Promise.all(mine.map((each) => each.save()));
}
