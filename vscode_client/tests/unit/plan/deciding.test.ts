/** What can be decided on which rows, and what is sent for it. */

import { strict as assert } from "node:assert";
import { test } from "node:test";
import { allows, decisions, targets, toldDone } from "../../../src/plan/page/deciding.ts";
import { rowsOf } from "../../../src/plan/page/rows.ts";
import { entry, row } from "./entries.ts";

test("an open proposal can be approved and rejected, and is not in the file to be removed", () => {
  const open = row("a", { planned: false });
  assert.deepEqual(
    (["approve", "reject", "reopen", "remove"] as const).filter((act) => allows(open, act)),
    ["approve", "reject"],
  );
});

test("what the agent waits for is answered, and neither reopened nor removed", () => {
  const waiting = row("a", { waits: true });
  assert.ok(allows(waiting, "approve") && allows(waiting, "reject"));
  assert.ok(!allows(waiting, "reopen") && !allows(waiting, "remove"));
});

test("a rejection beside a live entry of the same event is left alone, since its name would mean the live one", () => {
  const [, rejected] = rowsOf([entry("a"), entry("a", { status: "rejected" })]);
  assert.ok(rejected !== undefined && !allows(rejected, "reopen") && !allows(rejected, "remove"));
  assert.ok(allows(row("a", { status: "rejected" }), "reopen"));
});

test("an act is for the selection, and without one for the row of the keyboard", () => {
  const rows = rowsOf([entry("a"), entry("b", { status: "approved" }), entry("c")]);
  const keys = new Set(rows.map((each) => each.key));
  const events = (chosen: ReadonlySet<string>, active: string) =>
    targets(rows, chosen, active, "approve").map((each) => each.entry.event);
  assert.deepEqual(events(keys, ""), ["a", "c"]);
  assert.deepEqual(events(new Set(), rows[2]?.key ?? ""), ["c"]);
  assert.deepEqual(events(new Set(), rows[1]?.key ?? ""), []);
});

test("a reason is sent when there is one, and what was done is told by name or by number", () => {
  const rows = [row("a"), row("b")];
  assert.deepEqual(decisions(rows, "reject", "Too much"), [
    { event: "a", decision: "reject", reason: "Too much" },
    { event: "b", decision: "reject", reason: "Too much" },
  ]);
  assert.deepEqual(decisions([row("a")], "approve"), [{ event: "a", decision: "approve" }]);
  assert.equal(toldDone(rows, "reject"), "Rejected 2 events.");
  assert.equal(toldDone([row("a")], "approve"), "Approved a.");
});
