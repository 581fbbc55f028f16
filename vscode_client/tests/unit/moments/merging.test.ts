/** What of the tree is drawn anew when something changed, and what stays the row that it was. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Choices, grow, leaves, type Node } from "../../../src/moments/grouping.ts";
import { merge } from "../../../src/moments/merging.ts";
import { folder, moment } from "./samples.ts";

const ALL: Choices = { grouping: "lifecycle", words: [], showsDismissed: false };
const SIGNED_UP = moment("user_signed_up");
const PLACED = moment("order_placed", { lifecycle: "revenue" });
const FILLED = moment("cart_filled", { lifecycle: "revenue" });

function tree(...moments: ReturnType<typeof moment>[]): Node[] {
  return grow([folder("shop", moments)], ALL);
}

function names(nodes: readonly Node[] | undefined): string[] | undefined {
  return nodes?.map((node) =>
    node.kind === "moment" ? node.moment.event : (node.id.split("\n").at(-1) ?? ""),
  );
}

test("what is the same is not drawn anew, and its rows are the objects that they were", () => {
  const shown = tree(SIGNED_UP, PLACED);
  const { roots, changed } = merge(shown, tree(SIGNED_UP, PLACED));
  assert.deepEqual(changed, []);
  assert.ok(roots.every((node, at) => node === shown[at]));
  assert.ok(leaves(roots).every((node) => node.parent !== undefined && roots.includes(node.parent)));
});

test("a row that says something else is drawn anew by itself", () => {
  const shown = tree(SIGNED_UP, PLACED, FILLED);
  const { roots, changed } = merge(shown, tree(SIGNED_UP, { ...PLACED, plan: "approved" }, FILLED));
  assert.deepEqual(names(changed), ["order_placed"]);
  assert.equal(leaves(roots).find(({ moment }) => moment.event === "order_placed")?.moment.plan, "approved");
});

test("a group is drawn anew when a row comes or goes, or when its count is another", () => {
  const shown = tree(SIGNED_UP, PLACED);
  assert.deepEqual(names(merge(shown, tree(SIGNED_UP, PLACED, FILLED)).changed), ["revenue"]);
  const tracked = { ...SIGNED_UP, state: "tracked" as const };
  assert.deepEqual(names(merge(tree(SIGNED_UP, PLACED), tree(tracked, PLACED)).changed), ["acquisition"]);
});

test("all is drawn anew when a group comes or goes", () => {
  assert.equal(merge(tree(SIGNED_UP), tree(SIGNED_UP, PLACED)).changed, undefined);
  assert.equal(merge([], tree(SIGNED_UP)).changed, undefined);
});
