/** How questions to the server are put one after the other. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Asking } from "../../src/asking.ts";

function held() {
  let resolve = () => {};
  let reject = (_: Error) => {};
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

test("who asks while a question is under way gets the answer of one more, together with all others", async () => {
  const answers = [held(), held()];
  let asked = 0;
  const asking = new Asking(async () => answers[asked++]?.promise);
  const first = asking.again();
  const [second, third] = [asking.again(), asking.again()];
  assert.equal(asked, 1);
  answers[0]?.resolve();
  await first;
  answers[1]?.resolve();
  await Promise.all([second, third]);
  assert.equal(asked, 2);
});

test("a question that failed keeps no later one from being asked", async () => {
  const failing = held();
  const outcomes = [failing.promise, Promise.resolve(), Promise.resolve(), Promise.resolve()];
  let asked = 0;
  const asking = new Asking(async () => outcomes[asked++]);
  const first = asking.again();
  const second = asking.again();
  failing.reject(new Error("gone"));
  await assert.rejects(first, /gone/);
  await second;
  await Promise.all([asking.again(), asking.again()]);
  assert.equal(asked, 4);
});
