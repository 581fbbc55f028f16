/** Closing tabs: those of reviews that are over, and those that VS Code opens by itself for files that were saved late. */

import * as vscode from "vscode";

/** Milliseconds in which such a tab can still come up after its file was saved. */
const LATE = 2000;

/** Closes the tabs of files at `addresses` that nobody looks at, those of now and those that come up late. */
export function closeUnasked(addresses: ReadonlySet<string>): void {
  // A tab that is looked at was asked for; one that is unsaved must not be lost.
  const close = () => closeTabs(tabsOf(addresses).filter(({ isActive, isDirty }) => !isActive && !isDirty));
  const following = vscode.window.tabGroups.onDidChangeTabs(close);
  setTimeout(() => following.dispose(), LATE);
  void close();
}

/** Those of the addresses whose file no tab of its own shows. */
export function withoutTab(addresses: ReadonlySet<string>): Set<string> {
  const shown = new Set(tabsOf(addresses).map(addressOf));
  return new Set([...addresses].filter((each) => !shown.has(each)));
}

/** Every tab, of whatever kind. */
export function allTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}

/** One after the other, since a tab that a person closes meanwhile would keep the others from being closed. */
export async function closeTabs(tabs: readonly vscode.Tab[]): Promise<void> {
  for (const tab of tabs) {
    try {
      await vscode.window.tabGroups.close(tab, true);
    } catch {
      // It is closed already, which is what is wanted.
    }
  }
}

function tabsOf(addresses: ReadonlySet<string>): vscode.Tab[] {
  return allTabs().filter((tab) => addresses.has(addressOf(tab) ?? ""));
}

function addressOf({ input }: vscode.Tab): string | undefined {
  return input instanceof vscode.TabInputText ? input.uri.toString() : undefined;
}
