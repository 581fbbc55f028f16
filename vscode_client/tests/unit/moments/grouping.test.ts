/** The tree of moments: its groups, their order and their counts. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { toldShort } from "../../../src/moments/counting.ts";
import { type Choices, grow, leaves, type Node } from "../../../src/moments/grouping.ts";
import { folder, moment } from "./samples.ts";

const ALL: Choices = { grouping: "lifecycle", words: [], showsDismissed: false };

function lines(nodes: readonly Node[], depth = 0): string[] {
  return nodes.flatMap((node) =>
    node.kind === "moment"
      ? [`${"  ".repeat(depth)}${node.moment.event}`]
      : [
          `${"  ".repeat(depth)}${nameOf(node)}: ${toldShort(node.count)}`,
          ...lines(node.children, depth + 1),
        ],
  );
}

function nameOf(node: Exclude<Node, { kind: "moment" }>): string {
  return node.kind === "folder" ? node.folder.name : node.kind === "file" ? node.path : node.lifecycle;
}

const SHOP = folder("shop", [
  moment("order_refunded", { lifecycle: "churn", path: "shop/refunds.py" }),
  moment("order_placed", { lifecycle: "revenue", path: "shop/cart.py", line: 9, state: "tracked" }),
  moment("cart_filled", { lifecycle: "revenue", path: "shop/cart.py", line: 2, score: 0.4 }),
  moment("checkout_started", { lifecycle: "revenue", path: "shop/cart.py", line: 30, score: 0.9 }),
  moment("user_signed_up"),
  moment("page_viewed", { lifecycle: "revenue", path: "shop/cart.py", state: "dismissed", reason: "Noise" }),
]);

test("lifecycles stand in the order of the funnel, and in them what is left to do comes first, the surest first", () => {
  assert.deepEqual(lines(grow([SHOP], ALL)), [
    "acquisition: 0 of 1 tracked",
    "  user_signed_up",
    "revenue: 1 of 3 tracked",
    "  checkout_started",
    "  cart_filled",
    "  order_placed",
    "churn: 0 of 1 tracked",
    "  order_refunded",
  ]);
});

test("files stand by their paths, and their moments as they stand in the file", () => {
  assert.deepEqual(lines(grow([SHOP], { ...ALL, grouping: "file" })), [
    "shop/auth.py: 0 of 1 tracked",
    "  user_signed_up",
    "shop/cart.py: 1 of 3 tracked",
    "  cart_filled",
    "  order_placed",
    "  checkout_started",
    "shop/refunds.py: 0 of 1 tracked",
    "  order_refunded",
  ]);
});

test("what is dismissed is shown when it is asked for, after the rest, and told apart in the count", () => {
  const revenue = lines(grow([SHOP], { ...ALL, showsDismissed: true })).slice(2, 7);
  assert.deepEqual(revenue, [
    "revenue: 1 of 3 tracked, 1 dismissed",
    "  checkout_started",
    "  cart_filled",
    "  order_placed",
    "  page_viewed",
  ]);
});

test("what is dismissed everywhere has a group of its own after the files", () => {
  const everywhere = moment("page_viewed", { path: "", symbol: "", state: "dismissed", lifecycle: "" });
  const files = grow([folder("shop", [everywhere, moment("a")])], {
    ...ALL,
    grouping: "file",
    showsDismissed: true,
  });
  assert.deepEqual(lines(files).slice(2), [": 1 dismissed", "  page_viewed"]);
});

test("a lifecycle that is not of the funnel comes last", () => {
  const shown = grow(
    [folder("shop", [moment("a", { lifecycle: "" }), moment("b", { lifecycle: "churn" })])],
    ALL,
  );
  assert.deepEqual(lines(shown), ["churn: 0 of 1 tracked", "  b", ": 0 of 1 tracked", "  a"]);
});

test("several folders are roots, each with its own count, also one without moments", () => {
  const shown = grow([folder("shop", [moment("a", { state: "tracked" })]), folder("docs", [])], ALL);
  assert.deepEqual(lines(shown), [
    "shop: 1 of 1 tracked",
    "  acquisition: 1 of 1 tracked",
    "    a",
    "docs: no moments",
  ]);
});

test("words leave the moments that have all of them, and folders and groups that have some", () => {
  const words = ["revenue", "cart_"];
  assert.deepEqual(lines(grow([SHOP, folder("docs", [])], { ...ALL, words })), [
    "shop: 0 of 1 tracked",
    "  revenue: 0 of 1 tracked",
    "    cart_filled",
  ]);
});

test("nothing at all is an empty tree, so that the view can say what to do", () => {
  assert.deepEqual(grow([], ALL), []);
  assert.deepEqual(grow([folder("shop", []), folder("docs", [])], ALL), []);
  assert.deepEqual(grow([SHOP], { ...ALL, words: ["nowhere"] }), []);
});

test("no two nodes have the same id, also when an event is twice in a function", () => {
  const twice = [moment("a", { line: 1 }), moment("a", { line: 5 }), moment("a", { path: "other.py" })];
  for (const grouping of ["lifecycle", "file"] as const) {
    const ids = leaves(grow([folder("one", twice), folder("two", twice)], { ...ALL, grouping })).map(
      ({ id }) => id,
    );
    assert.equal(new Set(ids).size, 6);
  }
});

test("a moment keeps its id when lines move and when its state changes", () => {
  const before = leaves(grow([folder("shop", [moment("a", { line: 3 })])], ALL));
  const after = leaves(grow([folder("shop", [moment("a", { line: 9, state: "tracked" })])], ALL));
  assert.equal(before[0]?.id, after[0]?.id);
});

test("every node but a root knows its parent", () => {
  const [root] = grow([SHOP, folder("docs", [])], ALL);
  assert.ok(root?.kind === "folder");
  assert.equal(root.parent, undefined);
  assert.ok(root.children.every((child) => child.parent === root));
  assert.ok(leaves([root]).every((leaf) => leaf.parent?.parent === root));
});
