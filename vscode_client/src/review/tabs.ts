/** Tabs that VS Code opens by itself for files that a decision changed, where saving them took longer than its patience. */

import * as vscode from "vscode";

/** Milliseconds in which such a tab can still come up after its file was saved. */
const LATE = 2000;

/** Closes the tabs of files at `addresses` that nobody looks at, those of now and those that come up late. */
export function closeUnasked(addresses: ReadonlySet<string>): void {
  const close = async () => {
    // A tab that is looked at was asked for; one that is unsaved must not be lost.
    const unasked = tabsOf(addresses).filter(({ isActive, isDirty }) => !isActive && !isDirty);
    try {
      await vscode.window.tabGroups.close(unasked, true);
    } catch {
      // The person has closed one already, which is what is wanted.
    }
  };
  const following = vscode.window.tabGroups.onDidChangeTabs(close);
  setTimeout(() => following.dispose(), LATE);
  void close();
}

/** The tabs that show just one of the files at `addresses`. */
export function tabsOf(addresses: ReadonlySet<string>): vscode.Tab[] {
  const isOne = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && addresses.has(input.uri.toString());
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isOne));
}
