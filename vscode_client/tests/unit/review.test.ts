import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { FileShown, HunkShown, ReviewShown } from "../../src/protocol.ts";
import { eventsOf, lineOf, progressOf, standingOf } from "../../src/review/model.ts";
import { nextPlace, placeAt } from "../../src/review/walking.ts";
import { comesWith, lostIn, messageOf, nameOf, placesOfEvent, refusalOf } from "../../src/review/wording.ts";

function at(line: number, end = line + 1) {
  return { start: { line, character: 0 }, end: { line: end, character: 0 } };
}

function hunk(number: number, events: string[], line: number, more: Partial<HunkShown> = {}): HunkShown {
  return {
    hunk: number,
    title: `Capture ${events.join(", ")}`,
    events,
    role: "capture",
    reason: "",
    risky: false,
    creates: false,
    newText: "    track()\n",
    range: at(line, line),
    beforeRange: at(line, line),
    afterRange: at(line),
    state: "waiting",
    decision: "open",
    decidable: true,
    blocked: false,
    ...more,
  };
}

function file(path: string, ...hunks: HunkShown[]): FileShown {
  return { uri: `file:///shop/${path}`, path, before: `b:${path}`, after: `a:${path}`, hunks };
}

function review(...files: FileShown[]): ReviewShown {
  const own = files.flatMap((each) => each.hunks).filter((each) => each.decidable);
  const events = [...new Set(own.flatMap((each) => each.events))];
  return {
    review: "1",
    folder: "file:///shop",
    title: "Review of shop",
    costly: false,
    settled: false,
    events: events.map((event) => ({ event, result: "open" })),
    files,
    refused: [],
  };
}

const TAKEN = { state: "taken", decision: "accepted" } as const;
const REJECTED = { decision: "rejected", afterRange: null } as const;
const STALE = { state: "stale", range: null, beforeRange: null, afterRange: null } as const;
const IMPORT = { role: "import", decidable: false } as const;

describe("where a change stands", () => {
  test("what is in the text is accepted, also when a person typed into it", () => {
    assert.equal(standingOf(hunk(0, ["a"], 1, TAKEN)), "accepted");
    assert.equal(standingOf(hunk(0, ["a"], 1, { state: "settled", decision: "accepted" })), "accepted");
  });

  test("what was rejected stays so when its code changes", () => {
    assert.equal(standingOf(hunk(0, ["a"], 1, { ...STALE, decision: "rejected" })), "rejected");
  });

  test("what needs something that is stale is blocked", () => {
    assert.equal(standingOf(hunk(0, ["a"], 1, { blocked: true })), "blocked");
    assert.equal(standingOf(hunk(0, ["a"], 1, { ...STALE, blocked: true })), "stale");
  });
});

describe("the events of a review", () => {
  test("an event waits as long as one of its places does", () => {
    const shown = review(
      file("a.py", hunk(0, ["a"], 1, TAKEN), hunk(1, ["a"], 5), hunk(2, ["b"], 9, REJECTED)),
    );
    assert.deepEqual(
      eventsOf(shown).map((each) => [each.event, each.standing]),
      [
        ["a", "waiting"],
        ["b", "rejected"],
      ],
    );
    assert.deepEqual(progressOf([shown]), { decided: 1, total: 2 });
  });

  test("what comes with events is told at each of them, and not counted", () => {
    const shown = review(file("a.py", hunk(0, ["a", "b"], 0, IMPORT), hunk(1, ["a"], 5), hunk(2, ["b"], 9)));
    assert.deepEqual(
      eventsOf(shown).map((each) => each.also.map((also) => also.hunk.hunk)),
      [[0], [0]],
    );
    assert.deepEqual(progressOf([shown]), { decided: 0, total: 2 });
  });

  test("changes that belong to no event come last", () => {
    const shown = review(file("a.py", hunk(0, [], 1, { role: "fix" }), hunk(1, ["a"], 5)));
    assert.deepEqual(
      eventsOf(shown).map((each) => each.event),
      ["a", ""],
    );
  });
});

describe("the change at a cursor", () => {
  const shown = review(
    file(
      "a.py",
      hunk(0, ["a"], 4, IMPORT),
      hunk(1, ["a"], 5),
      hunk(2, ["b"], 20, { afterRange: at(20, 23) }),
    ),
    file("b.py", hunk(3, ["c"], 5)),
  );
  const found = (path: string, line: number, side: "before" | "after" = "after") =>
    placeAt(shown, { path, side, line })?.hunk.hunk;

  test("is the one whose lines it stands in, in its own file", () => {
    assert.deepEqual([found("a.py", 4), found("a.py", 5), found("b.py", 5)], [0, 1, 3]);
    assert.deepEqual([found("a.py", 20), found("a.py", 22)], [2, 2]);
  });

  test("may be a line away, and is none when it is further", () => {
    assert.deepEqual([found("a.py", 23), found("a.py", 24), found("b.py", 9)], [2, undefined, undefined]);
  });

  test("is found from the side before too", () => {
    assert.equal(found("a.py", 20, "before"), 2);
  });
});

describe("the way through a review", () => {
  const shown = review(
    file("a.py", hunk(0, ["a"], 2, IMPORT), hunk(1, ["a"], 5), hunk(2, ["b"], 9, TAKEN), hunk(3, ["c"], 14)),
    file("b.py", hunk(4, ["d"], 3)),
  );
  const walk = (line: number, direction: 1 | -1, path = "a.py") =>
    nextPlace(shown, { path, side: "after", line }, direction)?.hunk.hunk;

  test("leads to what waits, across files", () => {
    assert.deepEqual([walk(0, 1), walk(5, 1), walk(14, 1)], [1, 3, 4]);
    assert.deepEqual([walk(3, -1, "b.py"), walk(14, -1)], [3, 1]);
  });

  test("begins again after the end, and ends before the beginning", () => {
    assert.deepEqual([walk(3, 1, "b.py"), walk(5, -1)], [1, 4]);
  });

  test("begins at the first without a cursor, and at the last backwards", () => {
    assert.equal(nextPlace(shown, undefined, 1)?.hunk.hunk, 1);
    assert.equal(nextPlace(shown, undefined, -1)?.hunk.hunk, 4);
  });

  test("leads to what is decided once nothing waits, and nowhere when nothing can be seen", () => {
    const decided = review(file("a.py", hunk(0, ["a"], 5, TAKEN), hunk(1, ["b"], 9, REJECTED)));
    assert.equal(nextPlace(decided, undefined, 1)?.hunk.hunk, 0);
    const lost = review(file("a.py", hunk(0, ["a"], 5, STALE)));
    assert.equal(nextPlace(lost, undefined, 1), undefined);
  });
});

describe("what is said", () => {
  test("a place is named by the line of its code, not of the empty lines before", () => {
    const spaced = hunk(0, ["a"], 4, { newText: "\n\n    track()\n" });
    assert.equal(lineOf(spaced), 7);
    assert.equal(nameOf({ file: file("shop/a.py"), hunk: spaced }), "a.py:7");
    assert.equal(nameOf({ file: file("shop/a.py"), hunk: hunk(0, ["a"], 4, STALE) }), "a.py");
  });

  test("an event says how many places it has, and what comes with it that is more than an import", () => {
    const made = hunk(3, ["a"], 0, { role: "setup", creates: true, decidable: false });
    const shown = review(file("a.py", hunk(0, ["a"], 0, IMPORT), hunk(1, ["a"], 5)), file("t.py", made));
    assert.equal(eventsOf(shown).map(placesOfEvent)[0], "a.py:6, also new file");
    const twice = review(file("a.py", hunk(1, ["a"], 5), hunk(2, ["a"], 9)));
    assert.equal(eventsOf(twice).map(placesOfEvent)[0], "2 places");
  });

  test("many events are counted instead of named", () => {
    assert.equal(comesWith(hunk(0, ["a", "b"], 0, IMPORT)), "Import, comes with a and b");
    assert.equal(comesWith(hunk(0, ["a", "b", "c"], 0, IMPORT)), "Import, comes with 3 events");
  });

  test("what is lost is named when it is one event, else counted", () => {
    const place = (name: string) => ({ file: file("a.py"), hunk: hunk(0, [name], 5, STALE) });
    assert.equal(lostIn([place("a")]), "The code of a has changed; review again");
    assert.equal(lostIn([place("a"), place("b")]), "The code of 2 changes has changed; review again");
  });

  test("the view is silent while there is something to decide", () => {
    assert.equal(messageOf(review(file("a.py", hunk(0, ["a"], 5)))), "");
  });

  test("the view tells what is lost, and that all is decided", () => {
    const lost = review(file("a.py", hunk(0, ["a"], 5, STALE)));
    assert.match(messageOf(lost), /^The code of 1 event has/);
    assert.match(messageOf(review(file("a.py", hunk(0, ["a"], 5, TAKEN)))), /^All is decided\. What you/);
    assert.match(messageOf(review(file("a.py", hunk(0, ["a"], 5, REJECTED)))), /Nothing was put in\./);
  });

  test("what is not put in is told by its event and its reason", () => {
    const said = "a: There is no place: the file holds types only.";
    assert.deepEqual(refusalOf(said), {
      event: "a",
      reason: "There is no place: the file holds types only.",
    });
  });
});
