/** The tree behind the Moments view. */

import * as vscode from "vscode";
import type { Choosing } from "./choosing.ts";
import { grow, leaves, type MomentNode, type Node } from "./grouping.ts";
import { itemOf } from "./items.ts";
import type { Overview } from "./overview.ts";

/** Groups are unfolded at first as long as a person can take all of it in. */
const UNFOLDED = 60;

/** Grown anew when what is known or what a person wants to see changed. */
export class MomentTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<void>;
  roots: readonly Node[] = [];

  private readonly changed = new vscode.EventEmitter<void>();
  private readonly following: vscode.Disposable;
  private small = true;

  constructor(
    private readonly overview: Overview,
    private readonly choosing: Choosing,
  ) {
    this.onDidChangeTreeData = this.changed.event;
    this.following = vscode.Disposable.from(
      overview.onChanged(() => this.grow()),
      choosing.onChanged(() => this.grow()),
    );
    this.grow();
  }

  /** Every moment that is to be seen, as it stands from top to bottom. */
  get moments(): MomentNode[] {
    return leaves(this.roots);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return itemOf(node, this.small || this.choosing.filtered);
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) {
      return [...this.roots];
    }
    return node.kind === "moment" ? [] : node.children;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  dispose(): void {
    this.following.dispose();
    this.changed.dispose();
  }

  private grow(): void {
    this.roots = grow(this.overview.folders, this.choosing.choices);
    this.small = this.moments.length <= UNFOLDED;
    this.changed.fire();
  }
}
