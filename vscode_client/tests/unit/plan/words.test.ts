/** How the plan's page says things. */

import { strict as assert } from "node:assert";
import { test } from "node:test";
import { ago, rowLabel, times } from "../../../src/plan/page/words.ts";
import { entry } from "./entries.ts";

test("a time is told by the largest unit that fits", () => {
  const now = Date.parse("2026-05-04T12:00:00Z");
  const told = (iso: string) => ago(iso, now);
  assert.equal(told("2026-05-04T11:59:58Z"), "just now");
  assert.equal(told("2026-05-04T12:00:05Z"), "just now");
  assert.equal(told("2026-05-04T11:59:18Z"), "40 s ago");
  assert.equal(told("2026-05-04T11:57:30Z"), "2 min ago");
  assert.equal(told("2026-05-04T07:00:00Z"), "5 h ago");
  assert.equal(told("2026-05-03T07:00:00Z"), "1 day ago");
  assert.equal(told("never"), "");
});

test("a screen reader hears a row in one sentence, without the marks of code", () => {
  const seen = { count: 3, last: "", good: false, told: "`amount` is missing" };
  const label = rowLabel(
    "proposed",
    entry("a", { planned: false, lifecycle: "revenue", drift: ["`a` differs"], seen }),
  );
  assert.equal(label, "a, proposed, not in the plan, revenue, seen 3 times, amount is missing, a differs");
  assert.equal(times(1), "seen once");
});
