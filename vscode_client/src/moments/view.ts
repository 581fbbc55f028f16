/** The Moments view: the tree, what stands above it, and what a person can choose to see. */

import * as vscode from "vscode";
import type { Choosing } from "./choosing.ts";
import { numbered } from "./counting.ts";
import { askForFilter } from "./filter_box.ts";
import { followEditor } from "./following.ts";
import { type Node, nodesOf } from "./grouping.ts";
import type { Overview } from "./overview.ts";
import type { MomentTree } from "./tree.ts";
import { troubles } from "./wording.ts";

/** The view with its commands; `selection` is what is selected in it, as the tree has it now. */
export function addView(
  overview: Overview,
  choosing: Choosing,
  tree: MomentTree,
): { selection: () => Node[]; parts: vscode.Disposable } {
  const view = vscode.window.createTreeView("luthier.moments", {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  // The editor's own answer is empty while it draws a tree that has changed; and of what is selected just then, its
  // event names nothing, while its answer does so later.
  let told: ReadonlySet<string> = new Set();
  const selection = () => {
    const selected = view.selection.length > 0 ? new Set(view.selection.map(({ id }) => id)) : told;
    return nodesOf(tree.roots).filter(({ id }) => selected.has(id));
  };
  const { registerCommand } = vscode.commands;
  const say = () => sayAbove(view, overview, choosing, tree);
  const parts = vscode.Disposable.from(
    view,
    tree.onGrown(say),
    view.onDidChangeSelection((event) => {
      told = new Set(event.selection.map(({ id }) => id));
    }),
    followEditor(view, tree, selection),
    registerCommand("luthier.moments.filter", () => askForFilter(choosing, tree)),
    registerCommand("luthier.moments.clearFilter", () => choosing.filter("")),
    registerCommand("luthier.moments.groupByLifecycle", () => choosing.group("lifecycle")),
    registerCommand("luthier.moments.groupByFile", () => choosing.group("file")),
    registerCommand("luthier.moments.showDismissed", () => choosing.showDismissed(true)),
    registerCommand("luthier.moments.hideDismissed", () => choosing.showDismissed(false)),
  );
  say();
  return { selection, parts };
}

/** An empty tree has no message, so that the view's welcome can say what to do. */
function sayAbove(
  view: vscode.TreeView<Node>,
  overview: Overview,
  choosing: Choosing,
  tree: MomentTree,
): void {
  void vscode.commands.executeCommand("setContext", "luthier.moments.scanned", overview.scanned);
  const count = tree.moments.length;
  const filter = choosing.filtered ? `${numbered(count, "moment")} with "${choosing.typed.trim()}"` : "";
  const wrong = troubles(overview.folders, []);
  view.message = count === 0 ? "" : [...wrong, filter].filter(Boolean).join("\n");
}
