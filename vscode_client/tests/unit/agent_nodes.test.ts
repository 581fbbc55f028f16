import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Kept,
  type Node,
  rows,
  stagesFrom,
  type Watched,
  waiting,
  when,
} from "../../src/agent/nodes.ts";
import type { RunShown } from "../../src/protocol.ts";

const NOW = new Date(2026, 10, 24, 15, 0);
const FOLDER = "file:///work/shop";

function run(more: Partial<RunShown> = {}): RunShown {
  return {
    run: "r1",
    uri: FOLDER,
    stage: "implement",
    event: "order_paid",
    number: 3,
    of: 8,
    path: "shop/cart.py",
    message: "Writing order_paid (3 of 8): writing shop/cart.py",
    percent: 35,
    began: "2026-11-24T14:00:00Z",
    spent: { dollars: 0.31, turns: 12 },
    limits: { dollars: 5, turns: 200 },
    jailed: true,
    jail: "Shut in by bubblewrap.",
    pending: [],
    ...more,
  };
}

function watched(more: Partial<RunShown> = {}, other: Partial<Watched> = {}): Watched {
  return { shown: run(more), stages: stagesFrom("survey"), stopping: false, ...other };
}

function record(more: Partial<Kept> = {}): Kept {
  return {
    run: "old",
    uri: FOLDER,
    root: "/work/shop",
    began: new Date(2026, 10, 24, 9, 0).toISOString(),
    ended: "ready",
    endedAt: new Date(2026, 10, 24, 9, 5).toISOString(),
    message: "All 2 events are ready to review.",
    events: 2,
    dollars: 0.42,
    turns: 20,
    resumable: false,
    ...more,
  };
}

function shown(runs: Watched[], records: Kept[] = []): Node[] {
  return rows(runs, records, () => "shop", NOW);
}

function first(nodes: readonly Node[]): Node {
  const [node] = nodes;
  assert.ok(node);
  return node;
}

test("a run shows its folder and what it used of what it may use", () => {
  const node = first(shown([watched()]));
  assert.equal(node.label, "shop");
  assert.equal(node.description, "$0.31 of $5.00");
  assert.equal(node.spoken, "Agent in shop, $0.31 of $5.00");
  const cost = node.children.find((each) => each.kind === "cost");
  assert.equal(cost?.label, "12 of 200 turns");
  assert.equal(cost?.spoken, "Used: 12 of 200 turns, $0.31 of $5.00");
});

test("steps are behind, under way and ahead, and a screen reader hears which", () => {
  const steps = first(shown([watched()])).children.filter((each) => each.kind === "step");
  assert.deepEqual(
    steps.map((each) => [each.label, each.icon, each.description]),
    [
      ["Prepare a copy of the project", "check", ""],
      ["Choose the files", "check", ""],
      ["Plan the events", "check", ""],
      ["Write the events", "loading~spin", "3 of 8"],
      ["Check what was written", "circle-large-outline", ""],
      ["Look back", "circle-large-outline", ""],
    ],
  );
  assert.equal(steps[3]?.spoken, "Write the events, under way, 3 of 8");
  assert.equal(steps[4]?.spoken, "Check what was written, not begun");
});

test("event and file at hand stand below the step, and the file opens the person's own", () => {
  const step = first(shown([watched()])).children.find((each) => each.label === "Write the events");
  assert.deepEqual(
    step?.children.map((each) => [each.label, each.command?.arguments]),
    [
      ["order_paid", undefined],
      ["shop/cart.py", [FOLDER, "shop/cart.py"]],
    ],
  );
});

test("a run that enters at the implementation has no survey and no plan", () => {
  const labels = first(shown([watched({}, { stages: stagesFrom("implement") })])).children.map(
    (each) => each.label,
  );
  assert.ok(!labels.includes("Choose the files"));
  assert.ok(labels.includes("Write the events"));
});

test("before the first stage the copy is made", () => {
  const steps = first(shown([watched({ stage: "", event: "", path: "" })])).children;
  assert.deepEqual(
    steps.slice(0, 2).map((each) => [each.label, each.spoken]),
    [
      ["Prepare a copy of the project", "Prepare a copy of the project, under way"],
      ["Choose the files", "Choose the files, not begun"],
    ],
  );
});

test("events that wait come first, open the plan, and the step waits too", () => {
  const { children } = first(
    shown([watched({ stage: "plan", event: "", pending: [{ event: "a" }, { event: "b" }] })]),
  );
  assert.equal(children[0]?.label, "2 events wait for your approval");
  assert.deepEqual(children[0]?.command, { command: "luthier.plan.open", arguments: [{ uri: FOLDER }] });
  assert.equal(
    children.find((each) => each.label === "Plan the events")?.spoken,
    "Plan the events, waits for you",
  );
});

test("a run that was told to stop says so at once", () => {
  const node = first(shown([watched({}, { stopping: true })]));
  assert.equal(node.label, "Stopping");
  assert.match(node.spoken, /stopping/);
});

test("the sandbox is a row, and its absence a warning", () => {
  const inside = first(shown([watched()])).children.at(-1);
  assert.deepEqual(
    [inside?.label, inside?.tooltip, inside?.color],
    ["In a sandbox", "Shut in by bubblewrap.", ""],
  );
  const outside = first(shown([watched({ jailed: false, jail: "bwrap is missing." })])).children.at(-1);
  assert.deepEqual([outside?.label, outside?.color], ["In no sandbox", "list.warningForeground"]);
});

test("earlier runs say what they came to, when and for how much, and open their report", () => {
  const node = first(shown([], [record()]));
  assert.equal(node.label, "Earlier runs");
  const child = first(node.children);
  assert.equal(child.label, "2 events ready");
  assert.equal(child.tooltip, "All 2 events are ready to review.");
  assert.equal(child.description, "today 09:05, $0.42");
  assert.deepEqual(child.command, { command: "luthier.agent.showReport", arguments: [{ run: "old" }] });
});

test("at most five earlier runs are listed, and none that is under way", () => {
  const records = ["r1", "a", "b", "c", "d", "e", "f"].map((name) => record({ run: name }));
  const children = shown([watched()], records)[1]?.children ?? [];
  assert.deepEqual(
    children.map((each) => each.run),
    ["a", "b", "c", "d", "e"],
  );
  assert.deepEqual(first(shown([], [record({ ended: "under-way" }), record()])).children.length, 1);
});

test("a run that broke off can be gone on with, another not", () => {
  const kinds = first(shown([], [record({ ended: "failed", resumable: true }), record()])).children.map(
    (each) => each.kind,
  );
  assert.deepEqual(kinds, ["resumable", "record"]);
});

test("nothing is shown when the agent never ran", () => {
  assert.deepEqual(shown([]), []);
});

test("one event waits in the singular", () => {
  assert.equal(waiting(1), "1 event waits for your approval");
});

test("a day is told with its year only when that is another", () => {
  assert.equal(when(new Date(2026, 9, 3, 8, 7).toISOString(), NOW), "Oct 3 08:07");
  assert.equal(when(new Date(2025, 9, 3, 8, 7).toISOString(), NOW), "Oct 3, 2025 08:07");
  assert.equal(when("", NOW), "");
});
