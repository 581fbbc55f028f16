/** Which rows are selected, and where the keyboard stands. */

import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  activated,
  allToggled,
  extended,
  kept,
  NOTHING,
  type Selection,
  stepped,
  toggled,
} from "../../../src/plan/page/selection.ts";

const ORDER = ["a", "b", "c", "d"];
const chosen = (selection: Selection) => [...selection.chosen].sort();

test("the keyboard goes from row to row and stops at both ends", () => {
  const at = (key: string) => activated(NOTHING, key);
  assert.equal(stepped(NOTHING, ORDER, 1), "a");
  assert.equal(stepped(at("a"), ORDER, 1), "b");
  assert.equal(stepped(at("a"), ORDER, -1), "a");
  assert.equal(stepped(at("b"), ORDER, 10), "d");
  assert.equal(stepped(at("b"), ORDER, -Infinity), "a");
  assert.equal(stepped(NOTHING, [], 1), "");
});

test("a range grows and shrinks from where it was begun", () => {
  const begun = activated(NOTHING, "b");
  const grown = extended(begun, ORDER, "d");
  assert.deepEqual(chosen(grown), ["b", "c", "d"]);
  const turned = extended(grown, ORDER, "a");
  assert.deepEqual(chosen(turned), ["a", "b"]);
  assert.equal(turned.active, "a");
});

test("a second press takes a row, or all rows, out again", () => {
  const one = toggled(NOTHING, "b");
  assert.deepEqual(chosen(one), ["b"]);
  assert.deepEqual(chosen(toggled(one, "b")), []);
  const all = allToggled(one, ORDER);
  assert.deepEqual(chosen(all), ORDER);
  assert.deepEqual(chosen(allToggled(all, ORDER)), []);
});

test("what the filter hides is not selected any more", () => {
  const all = allToggled(activated(NOTHING, "b"), ORDER);
  const after = kept(all, ORDER, ["b", "d"]);
  assert.deepEqual(chosen(after), ["b", "d"]);
  assert.equal(after.active, "b");
});

test("when its row is gone the keyboard stands on the row that took its place", () => {
  assert.equal(kept(activated(NOTHING, "b"), ORDER, ["a", "c", "d"]).active, "c");
  assert.equal(kept(activated(NOTHING, "d"), ORDER, ["a", "b", "c"]).active, "c");
  assert.equal(kept(activated(NOTHING, "a"), ORDER, []).active, "");
  assert.equal(kept(NOTHING, [], ORDER).active, "a");
});
