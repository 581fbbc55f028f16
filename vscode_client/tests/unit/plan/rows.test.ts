/** The rows of the plan's table: their order, their sort and what the filter leaves. */

import { strict as assert } from "node:assert";
import { test } from "node:test";
import {
  type Choice,
  chosenRows,
  countKinds,
  countUnwritten,
  nextSort,
  type Row,
  rowsOf,
  type Sort,
  unread,
} from "../../../src/plan/page/rows.ts";
import { entry, place } from "./entries.ts";

const ALL: Choice = { filter: "", kinds: [], sort: null };
const names = (rows: Row[]) => rows.map((row) => row.entry.event);
const by = (column: Sort["column"], descending = false): Choice => ({ ...ALL, sort: { column, descending } });

test("what waits for a decision comes first, the rest in the order of the file", () => {
  const rows = rowsOf([entry("b"), entry("a"), entry("c", { waits: true })]);
  assert.deepEqual(names(chosenRows(rows, ALL)), ["c", "b", "a"]);
  assert.deepEqual(names(chosenRows(rows, by("event"))), ["c", "a", "b"]);
});

test("the key of a row stays while it is approved, and an event that is rejected somewhere has two", () => {
  const before = rowsOf([entry("a"), entry("a", { status: "rejected" })]);
  const after = rowsOf([entry("a", { status: "approved" }), entry("a", { status: "rejected" })]);
  assert.deepEqual(
    before.map((row) => row.key),
    after.map((row) => row.key),
  );
  assert.equal(new Set(before.map((row) => row.key)).size, 2);
  assert.ok(before.every((row) => row.twin));
});

test("every word of the filter must be somewhere: name, question, property, place or what differs", () => {
  const rows = rowsOf([
    entry("user_signed_up", {
      description: "How many visitors become users?",
      where: [place("auth.py", "signup")],
    }),
    entry("order_placed", {
      properties: [{ name: "amount", type: "number", description: "" }],
      drift: ["Not in code"],
    }),
  ]);
  const found = (filter: string) => names(chosenRows(rows, { ...ALL, filter }));
  assert.deepEqual(found("SIGN visitors"), ["user_signed_up"]);
  assert.deepEqual(found("auth.py"), ["user_signed_up"]);
  assert.deepEqual(found("amount"), ["order_placed"]);
  assert.deepEqual(found("not in code"), ["order_placed"]);
  assert.deepEqual(found("sign amount"), []);
  assert.equal(found("  ").length, 2);
});

test("of several chosen kinds each is shown, and an entry that waits is not also proposed", () => {
  const rows = rowsOf([
    entry("a", { waits: true }),
    entry("b"),
    entry("c", { status: "approved" }),
    entry("d", { status: "rejected" }),
  ]);
  assert.deepEqual(countKinds(rows), { waits: 1, proposed: 1, approved: 1, implemented: 0, rejected: 1 });
  assert.deepEqual(names(chosenRows(rows, { ...ALL, kinds: ["proposed", "rejected"] })), ["b", "d"]);
});

test("what is empty stands last in both directions", () => {
  const seen = (count: number) => ({ count, last: "", good: true, told: "" });
  const rows = rowsOf([entry("none"), entry("few", { seen: seen(2) }), entry("many", { seen: seen(11) })]);
  assert.deepEqual(names(chosenRows(rows, by("seen"))), ["few", "many", "none"]);
  assert.deepEqual(names(chosenRows(rows, by("seen", true))), ["many", "few", "none"]);
});

test("statuses sort by how far an event has come, numbers in names as numbers", () => {
  const rows = rowsOf([
    entry("step_10", { status: "rejected" }),
    entry("step_9", { status: "implemented" }),
    entry("step_1"),
  ]);
  assert.deepEqual(names(chosenRows(rows, by("status"))), ["step_1", "step_9", "step_10"]);
  assert.deepEqual(names(chosenRows(rows, by("event", true))), ["step_10", "step_9", "step_1"]);
});

test("a heading sorts up, then down, then as in the file", () => {
  const up = nextSort(null, "event");
  const down = nextSort(up, "event");
  assert.deepEqual(
    [up, down, nextSort(down, "event")],
    [{ column: "event", descending: false }, { column: "event", descending: true }, null],
  );
  assert.deepEqual(nextSort(down, "seen"), { column: "seen", descending: false });
});

test("the agent can write what was approved and no code captures", () => {
  const rows = rowsOf([
    entry("a", { status: "approved" }),
    entry("b", { status: "approved", captures: 1 }),
    entry("c"),
    entry("d", { status: "approved", waits: true }),
  ]);
  assert.equal(countUnwritten(rows), 1);
});

test("while the code is not read yet, nothing is said to be gone", () => {
  const gone = { ...place("auth.py", "login"), line: -1 };
  const told = unread(
    entry("a", { where: [place("auth.py", "signup"), gone], drift: ["No code captures it."] }),
  );
  assert.deepEqual([told.where.map((each) => each.symbol), told.drift], [["signup"], []]);
});
