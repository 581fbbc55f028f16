/** The Moments view: the tree, what stands above it, and what a person can choose to see. */

import * as vscode from "vscode";
import type { Choosing } from "./choosing.ts";
import { numbered } from "./counting.ts";
import { askForFilter } from "./filter_box.ts";
import { followEditor } from "./following.ts";
import type { Node } from "./grouping.ts";
import type { Overview } from "./overview.ts";
import type { MomentTree } from "./tree.ts";
import { troubles } from "./wording.ts";

/** The view with its commands; `view` is what other commands take the selection from. */
export function addView(
  overview: Overview,
  choosing: Choosing,
  tree: MomentTree,
): { view: vscode.TreeView<Node>; parts: vscode.Disposable } {
  const view = vscode.window.createTreeView("luthier.moments", {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const { registerCommand } = vscode.commands;
  const say = () => sayAbove(view, overview, choosing, tree);
  const parts = vscode.Disposable.from(
    view,
    tree.onDidChangeTreeData(say),
    followEditor(view, tree),
    registerCommand("luthier.moments.filter", () => askForFilter(choosing, tree)),
    registerCommand("luthier.moments.clearFilter", () => choosing.filter("")),
    registerCommand("luthier.moments.groupByLifecycle", () => choosing.group("lifecycle")),
    registerCommand("luthier.moments.groupByFile", () => choosing.group("file")),
    registerCommand("luthier.moments.showDismissed", () => choosing.showDismissed(true)),
    registerCommand("luthier.moments.hideDismissed", () => choosing.showDismissed(false)),
  );
  say();
  return { view, parts };
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
