import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, fullQuestion, question } from "../../src/agent/wanted.ts";
import type { Scope } from "../../src/protocol.ts";

const ONE = { uri: "file:///shop/shop/auth.py", event: "user_signed_up", symbol: "signup" };

function scope(more: Partial<Scope> = {}): Scope {
  return {
    title: "shop",
    events: ["user_signed_up"],
    files: ["shop/auth.py"],
    limits: { dollars: 5, turns: 200 },
    model: "",
    provider: "PostHog",
    sandboxed: true,
    sandbox: "It is shut in by bubblewrap.",
    reads: "The model is shown what the agent reads.",
    stages: ["implement", "check", "retrospective"],
    ...more,
  };
}

test("one event is asked for by its name, with its cost, its model and what the model sees", () => {
  const asked = question(ONE, scope());
  assert.equal(asked.message, "Let the agent write user_signed_up?");
  assert.match(asked.detail, /At most \$5\.00 at list price/);
  assert.match(asked.detail, /200 turns/);
  assert.match(asked.detail, /the API's newest model/);
  assert.match(asked.detail, /written for PostHog/);
  assert.match(asked.detail, /The model is shown what the agent reads\./);
  assert.match(asked.detail, /shut in by bubblewrap/);
  assert.match(asked.detail, /changes only where you accept/);
});

test("a model that somebody chose is named", () => {
  assert.match(question(ONE, scope({ model: "claude-opus" })).detail, /200 turns of claude-opus\./);
});

test("what is planned says how many events, and names the first of them", () => {
  const events = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const asked = question({ uri: "file:///shop", planned: true }, scope({ events }));
  assert.equal(asked.message, "Let the agent write 8 events?");
  assert.match(asked.detail, /^Events: a, b, c, d, e, f and 2 more\./);
});

test("the whole journey says that the plan is approved before anything is written", () => {
  const asked = question({ uri: "file:///shop" }, scope({ events: [] }));
  assert.equal(asked.message, "Let the agent instrument shop?");
  assert.match(asked.detail, /You approve the plan before anything is written\./);
});

test("going on is asked for as such", () => {
  const asked = question({ uri: "file:///shop", resume: "r1" }, scope({ events: ["a"] }));
  assert.equal(asked.message, "Go on with the agent's run?");
  assert.match(asked.detail, /^Events: a\./);
});

test("the details name every event, the first files and the steps", () => {
  const files = Array.from({ length: 15 }, (_, index) => `shop/${index}.py`);
  const { detail } = fullQuestion({ uri: "file:///shop" }, scope({ events: ["a", "b"], files }));
  assert.match(detail, /Events:\n\u2022 a\n\u2022 b\n/);
  assert.match(detail, /\u2022 shop\/7\.py\n\u2022 and 7 more/);
  assert.match(detail, /Steps:\n\u2022 Writes each event\n/);
});

test("an answer of the server without files or steps leaves no empty heading", () => {
  const { detail } = fullQuestion(ONE, scope({ files: [], stages: [] }));
  assert.doesNotMatch(detail, /Files|Steps|\n\n\n/);
});

test("a list within its limit is told whole", () => {
  assert.equal(counted(["a", "b"], 2), "a, b");
});
