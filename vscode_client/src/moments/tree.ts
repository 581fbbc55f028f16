/** The tree behind the Moments view. */

import * as vscode from "vscode";
import type { Choosing } from "./choosing.ts";
import { grow, leaves, type MomentNode, type Node } from "./grouping.ts";
import { itemOf } from "./items.ts";
import { merge } from "./merging.ts";
import type { Overview } from "./overview.ts";

/** Groups are unfolded at first as long as a person can take all of it in. */
const UNFOLDED = 60;

/** Milliseconds between two drawings while the code is read: a click on a row that is just drawn anew finds no row. */
const PACE = 1000;

/** Grown anew when what is known or what a person wants to see changed. */
export class MomentTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<Node[] | undefined>;
  /** That the tree is as new as what is known, also where no row has to be drawn anew. */
  readonly onGrown: vscode.Event<void>;
  roots: readonly Node[] = [];

  private readonly changed = new vscode.EventEmitter<Node[] | undefined>();
  private readonly grown = new vscode.EventEmitter<void>();
  private readonly following: vscode.Disposable;
  private small = true;
  private drawn = 0;
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    private readonly overview: Overview,
    private readonly choosing: Choosing,
  ) {
    this.onDidChangeTreeData = this.changed.event;
    this.onGrown = this.grown.event;
    this.following = vscode.Disposable.from(
      overview.onChanged(() => this.follow()),
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
    clearTimeout(this.waiting);
    this.following.dispose();
    this.changed.dispose();
    this.grown.dispose();
  }

  private follow(): void {
    const rest = this.overview.scanned ? 0 : this.drawn + PACE - Date.now();
    if (rest <= 0) {
      this.grow();
    } else {
      this.waiting ??= setTimeout(() => this.grow(), rest);
    }
  }

  private grow(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    const { roots, changed } = merge(this.roots, grow(this.overview.folders, this.choosing.choices));
    this.roots = roots;
    const small = this.moments.length <= UNFOLDED;
    const all = changed === undefined || small !== this.small;
    this.small = small;
    if (all || changed.length > 0) {
      this.drawn = Date.now();
      this.changed.fire(all ? undefined : changed);
    }
    this.grown.fire();
  }
}
