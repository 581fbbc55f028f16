/** The sentences about moments and folders. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Choices, grow, leaves } from "../../../src/moments/grouping.ts";
import {
  besideEvent,
  coverageExplained,
  coverageTold,
  escaped,
  explained,
  spoken,
  spokenGroup,
  troubles,
} from "../../../src/moments/wording.ts";
import type { FolderPlan, MomentShown } from "../../../src/protocol.ts";
import { folder, moment } from "./samples.ts";

function node(shown: MomentShown, grouping: Choices["grouping"] = "lifecycle") {
  const [found] = leaves(grow([folder("shop", [shown])], { grouping, words: [], showsDismissed: true }));
  assert.ok(found);
  return found;
}

function unreadable(name: string): FolderPlan {
  const problems = [{ line: 3, message: "Expected a list." }];
  const more = { entries: [], listening: null, run: "" };
  return { uri: "", name, planUri: "", scanned: true, exists: true, problems, ...more };
}

test("beside the event stand the function and the file, but not the file below itself", () => {
  assert.equal(besideEvent(node(moment("a"))), "signup · shop/auth.py");
  assert.equal(besideEvent(node(moment("a"), "file")), "signup");
  assert.equal(besideEvent(node(moment("a", { path: "web/app/shop/page.tsx" }))), "signup · shop/page.tsx");
  assert.equal(besideEvent(node(moment("a", { plan: "approved" }))), "signup · shop/auth.py · approved");
  assert.equal(
    besideEvent(node(moment("a", { path: "", symbol: "", state: "dismissed" }), "file")),
    "everywhere",
  );
});

test("a screen reader is told the event, how it stands, where it is and why in one sentence", () => {
  assert.equal(
    spoken(node(moment("a", { line: 8 }))),
    "a is not tracked yet, in signup, shop/auth.py, line 9.",
  );
  assert.equal(
    spoken(node(moment("a", { state: "tracked" }))),
    "a is tracked, in signup, shop/auth.py, line 1.",
  );
  assert.equal(
    spoken(node(moment("a", { plan: "approved" }))),
    "a is approved and not in the code yet, in signup, shop/auth.py, line 1.",
  );
  assert.equal(
    spoken(node(moment("a", { path: "", symbol: "", state: "dismissed", reason: "Nobody acts on it." }))),
    "a is dismissed, everywhere: Nobody acts on it.",
  );
});

test("a group is told with its counts", () => {
  const [group] = grow([folder("shop", [moment("a"), moment("b", { state: "dismissed" })])], {
    grouping: "lifecycle",
    words: [],
    showsDismissed: true,
  });
  assert.ok(group && group.kind !== "moment");
  assert.equal(spokenGroup(group, "Acquisition"), "Acquisition: 0 of 1 moment tracked. 1 dismissed.");
});

test("the explanation of a moment shows what was found in code as it is", () => {
  const said = explained(
    node(moment("a_b", { symbol: "__init__", question: "Who *pays*?", sureness: "98 % sure" })),
  );
  assert.match(said, /\*\*a\\_b\*\* is not tracked yet\./);
  assert.match(said, /Who \\\*pays\\\*\?/);
  assert.match(said, /\\_\\_init\\_\\_/);
  assert.match(said, /- 98 % sure/);
});

test("a moment without a place for its call says who can find one", () => {
  assert.match(explained(node(moment("a", { placed: false }))), /The agent can look for one\./);
  assert.doesNotMatch(explained(node(moment("a", { placed: false, state: "tracked" }))), /agent/);
});

test("coverage adds up folders", () => {
  const one = folder("one", [moment("a", { state: "tracked" }), moment("b")]);
  const two = folder("two", [moment("c")]);
  assert.equal(coverageTold([one, two]), "1 of 3 moments tracked");
  assert.equal(coverageTold([two]), "0 of 1 moment tracked");
});

test("the table has a row for each folder, also one whose name has a bar in it", () => {
  const table = coverageExplained([folder("a|b", [moment("a", { state: "tracked" }), moment("b")])], []);
  assert.equal(table.split("\n").at(-1), "| a\\|b | 1 | 1 | 50 % |");
});

test("troubles of settings and plans are told, with the folder when there are several", () => {
  const shop = { ...folder("shop", []), trouble: "luthier.toml is not used." };
  assert.deepEqual(troubles([shop], [unreadable("shop")]), [
    "luthier.toml is not used.",
    "The tracking plan cannot be read, line 4: Expected a list.",
  ]);
  assert.equal(troubles([shop, folder("docs", [])], [])[0], "shop: luthier.toml is not used.");
});

test("no text from code becomes a link, an icon, a command or markup", () => {
  for (const text of [
    "[x](command:evil)",
    "<b>",
    "$(trash)",
    "`code`",
    "![](x)",
    "# head",
    "| a |",
    "&lt;",
    "a\n\nb",
  ]) {
    assert.doesNotMatch(escaped(text).replace(/\\./g, ""), /[[\]()<>$`#|!&\n]/, text);
  }
});
