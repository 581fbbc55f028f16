/** The Agent view. */

import * as vscode from "vscode";
import { type Node, rows, waiting } from "./nodes.ts";
import type { Runs } from "./runs.ts";

/** The tree of runs, which opens itself when one begins. */
export class AgentView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<void>;

  private readonly changed = new vscode.EventEmitter<void>();
  private readonly tree: vscode.TreeView<Node>;
  private readonly rest: vscode.Disposable;
  private roots: Node[] = [];

  constructor(private readonly runs: Runs) {
    this.onDidChangeTreeData = this.changed.event;
    this.tree = vscode.window.createTreeView("luthier.agent", { treeDataProvider: this });
    this.rest = vscode.Disposable.from(
      this.tree,
      this.changed,
      runs.onChanged(() => this.show()),
    );
  }

  /** Brings a run into sight, and leaves the person where they are. */
  async reveal(run: string): Promise<void> {
    const node = this.roots.find((each) => each.run === run);
    if (node !== undefined) {
      await this.tree.reveal(node, { select: false, focus: false, expand: true });
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const folded = node.kind === "earlier" && this.runs.current.length > 0;
    const item = new vscode.TreeItem(
      node.label,
      node.children.length === 0 ? None : folded ? Collapsed : Expanded,
    );
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip || node.label;
    item.contextValue = node.kind;
    item.iconPath = new vscode.ThemeIcon(
      node.icon,
      node.color === "" ? undefined : new vscode.ThemeColor(node.color),
    );
    item.accessibilityInformation = { label: node.spoken };
    if (node.command !== undefined) {
      item.command = { ...node.command, title: node.label };
    }
    return item;
  }

  getChildren(node?: Node): Node[] {
    return node === undefined ? this.roots : node.children;
  }

  getParent(node: Node): Node | undefined {
    return parentIn(this.roots, node);
  }

  dispose(): void {
    this.rest.dispose();
  }

  private show(): void {
    const { current, records } = this.runs;
    this.roots = rows(current, records, nameOf, new Date());
    const count = current.reduce((sum, each) => sum + each.shown.pending.length, 0);
    this.tree.badge = count === 0 ? undefined : { value: count, tooltip: waiting(count) };
    this.changed.fire();
  }
}

function nameOf(uri: string): string {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri))?.name ?? "the folder";
}

function parentIn(nodes: readonly Node[], wanted: Node): Node | undefined {
  for (const node of nodes) {
    if (node.children.some((child) => child.id === wanted.id)) {
      return node;
    }
    const found = parentIn(node.children, wanted);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
