/** What a person types into the filter, and what it lets through. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, wordsOf } from "../../../src/moments/filtering.ts";
import { moment } from "./samples.ts";

const SIGNED_UP = moment("user_signed_up", { symbol: "signup", path: "shop/Auth.py" });

test("the event, the function, the path, the lifecycle and the state are looked through, in any case", () => {
  for (const typed of ["signed", "SIGNUP", "auth.py", "Acquisition", "proposed"]) {
    assert.ok(fits(SIGNED_UP, wordsOf(typed)), typed);
  }
  assert.ok(!fits(SIGNED_UP, wordsOf("checkout")));
});

test("all words have to fit, in any order", () => {
  assert.ok(fits(SIGNED_UP, wordsOf("auth  user_")));
  assert.ok(!fits(SIGNED_UP, wordsOf("auth checkout")));
});

test("blanks alone are no filter", () => {
  assert.deepEqual(wordsOf("  \t "), []);
  assert.ok(fits(SIGNED_UP, []));
});

test("a word does not span two of the things that are looked through", () => {
  assert.ok(!fits(SIGNED_UP, wordsOf("user_signed_upsignup")));
});
