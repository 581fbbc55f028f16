/** A tree that changed is put into the one that is shown, so that rows which stay are not drawn anew. */

import { isDeepStrictEqual } from "node:util";
import type { Branching, Node } from "./grouping.ts";

export interface Merged {
  roots: Node[];
  /** The nodes to draw anew with all below them; undefined when all are. */
  changed: Node[] | undefined;
}

/**
 * The nodes of `fresh`, each of them the object that `shown` has under its id, if any, with what is new in it.
 *
 * VS Code knows a row by its object, and while it draws a row anew a click on it, or on one below, finds nothing.
 */
export function merge(shown: readonly Node[], fresh: readonly Node[]): Merged {
  const changed: Node[] = [];
  const roots = mergedRows(shown, fresh, undefined, changed);
  return { roots, changed: sameRows(shown, fresh) ? changed : undefined };
}

function mergedRows(
  shown: readonly Node[],
  fresh: readonly Node[],
  parent: Branching | undefined,
  changed: Node[],
): Node[] {
  const known = new Map(shown.map((node) => [node.id, node]));
  return fresh.map((node) => {
    const old = known.get(node.id);
    const kept = old === undefined ? node : mergedRow(old, node, changed);
    kept.parent = parent;
    return kept;
  });
}

function mergedRow(old: Node, node: Node, changed: Node[]): Node {
  if (old.kind === "moment" && node.kind === "moment") {
    if (!isDeepStrictEqual(old.moment, node.moment)) {
      changed.push(old);
    }
    return Object.assign(old, node);
  }
  if (old.kind === "moment" || node.kind === "moment") {
    return node;
  }
  const below: Node[] = [];
  const children = mergedRows(old.children, node.children, old, below);
  const asBefore =
    sameRows(old.children, node.children) &&
    isDeepStrictEqual(old.count, node.count) &&
    old.folder.trouble === node.folder.trouble;
  changed.push(...(asBefore ? below : [old]));
  return Object.assign(old, node, { children });
}

function sameRows(one: readonly Node[], other: readonly Node[]): boolean {
  return one.length === other.length && one.every(({ id }, at) => id === other[at]?.id);
}
