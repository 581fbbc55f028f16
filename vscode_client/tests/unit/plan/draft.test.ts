/** An entry while it is edited, and what of the page is kept. */

import { strict as assert } from "node:assert";
import { test } from "node:test";
import { decisionOf, draftOf, faultsOf } from "../../../src/plan/page/draft.ts";
import { rowsOf } from "../../../src/plan/page/rows.ts";
import { FRESH, readState } from "../../../src/plan/page/view_state.ts";
import { entry, row } from "./entries.ts";

const PLAN = { name: "plan", type: "string", description: "" };

test("only what differs is sent, without the blanks around it", () => {
  const before = row("a", { description: "Why?", properties: [PLAN] });
  const draft = draftOf(before);
  assert.deepEqual(decisionOf(before, draft, "approve"), { event: "a", decision: "approve" });
  const edited = {
    ...draft,
    name: " b ",
    properties: [
      { ...PLAN, name: "plan " },
      { ...PLAN, name: "size" },
    ],
  };
  assert.deepEqual(decisionOf(before, edited, "reopen"), {
    event: "a",
    decision: "reopen",
    name: "b",
    properties: [PLAN, { ...PLAN, name: "size" }],
  });
});

test("a name must be there, and no other live event may have it", () => {
  const rows = rowsOf([entry("a"), entry("b"), entry("c", { status: "rejected" })]);
  const named = (name: string) => faultsOf({ ...draftOf(rows[0] as (typeof rows)[0]), name }, rows);
  assert.deepEqual(named("a"), []);
  assert.deepEqual(named("c"), []);
  assert.deepEqual(
    named(" ").map((fault) => fault.field),
    ["name"],
  );
  assert.match(named("b")[0]?.message ?? "", /event named b already/);
});

test("a property must have a name of its own", () => {
  const rows = [row("a", { properties: [PLAN, { ...PLAN, name: "" }, PLAN] })];
  const faults = faultsOf(draftOf(rows[0] as (typeof rows)[0]), rows);
  assert.deepEqual(
    faults.map((fault) => fault.field),
    [1, 2],
  );
});

test("a kept state is read as far as it can be, and anything else begins anew", () => {
  const kept = { ...FRESH, folder: "file:///a", filter: "x", sort: { column: "seen", descending: true } };
  assert.deepEqual(readState(JSON.parse(JSON.stringify(kept))), kept);
  assert.deepEqual(readState(undefined), FRESH);
  assert.deepEqual(readState({ kinds: ["waits", "odd"], sort: { column: "odd" }, draft: 3 }), {
    ...FRESH,
    kinds: ["waits"],
  });
  const draft = { key: "live a 0", name: "a", description: "", properties: [PLAN] };
  assert.deepEqual(readState({ draft }).draft, draft);
});
