/** Files that a decision changes are saved when they were saved before; what a person left unsaved stays so. */

import * as vscode from "vscode";
import { closeUnasked, withoutTab } from "./tabs.ts";

/**
 * Does `work`, and saves those of the files at `addresses` that it changes and that were saved.
 *
 * Else each file that is not open would come up as an unsaved tab beside the review, and a test that is run next would
 * not see what was accepted. An undo still takes it back.
 */
export async function keepingSaved<T>(addresses: readonly string[], work: () => Promise<T>): Promise<T> {
  // The setting by which a person says the same of a rename across files.
  if (!vscode.workspace.getConfiguration("files").get("refactoring.autoSave", true)) {
    return work();
  }
  const mine = new Set(addresses.map((each) => vscode.Uri.parse(each, true).toString()));
  for (const { uri, isDirty } of vscode.workspace.textDocuments) {
    if (isDirty) {
      mine.delete(uri.toString());
    }
  }
  const hidden = withoutTab(mine);
  const saving: Thenable<boolean>[] = [];
  const save = (document: vscode.TextDocument) => {
    if (document.isDirty && mine.has(document.uri.toString())) {
      saving.push(document.save());
    }
  };
  // At once, since VS Code opens a tab for a file that has been unsaved for 0.8 s.
  const following = vscode.workspace.onDidChangeTextDocument(({ document }) => save(document));
  try {
    return await work();
  } finally {
    following.dispose();
    vscode.workspace.textDocuments.forEach(save);
    await Promise.allSettled(saving);
    closeUnasked(hidden);
  }
}
