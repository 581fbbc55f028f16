import assert from "node:assert/strict";
import { test } from "node:test";
import { findPython, type Python, remedy } from "../../src/server/python.ts";

const python = (minor: number, makesEnvironments = true): Python => ({
  command: "python3",
  version: [3, minor],
  makesEnvironments,
});

test("a Python that is new enough is found on this machine", async () => {
  const found = await findPython("", process.platform, new AbortController().signal);
  assert.ok(found.version[1] >= 11);
  assert.ok(found.makesEnvironments);
});

test("a chosen interpreter that does not exist is told by the setting's name", async () => {
  const search = findPython("/nowhere/python", "linux", new AbortController().signal);
  await assert.rejects(search, /\/nowhere\/python, which the setting luthier\.server\.python names/);
});

test("a program that is no Python is not taken for one", async () => {
  await assert.rejects(
    findPython("/bin/echo", "linux", new AbortController().signal),
    /is not Python 3\.11 or newer/,
  );
});

test("what has to be done is said for each cause", () => {
  assert.match(remedy("", [], "linux"), /^Python was not found\. Install Python 3\.11 or newer/);
  assert.match(remedy("", [python(9)], "darwin"), /^Python 3\.9 is too old\. Install Python 3\.11/);
  assert.match(remedy("", [python(9), python(12, false)], "linux"), /Install the package python3\.12-venv/);
  assert.doesNotMatch(remedy("", [python(12, false)], "win32"), /package/);
});
