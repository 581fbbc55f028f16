import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, test } from "node:test";
import { findServer, isSameRelease, type Places } from "../../src/server/finding.ts";

let folder: string;
let places: Places;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "luthier-finding-"));
  places = {
    setting: "",
    path: "",
    private: path.join(folder, "private"),
    platform: "linux",
    version: "0.1.0",
  };
});

async function program(name: string, says = ""): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\necho '${says}'\n`);
  await chmod(file, 0o755);
  return file;
}

test("the program in the setting is taken before all others, whatever its version is", async () => {
  const chosen = await program("mine/luthier", "luthier 9.0");
  await program("bin/luthier", "luthier 0.1.0");
  const found = await findServer({ ...places, setting: chosen, path: path.join(folder, "bin") });
  assert.deepEqual(found, { command: chosen, args: ["serve"], origin: "setting" });
});

test("a setting that names no program is told by its name", async () => {
  const setting = path.join(folder, "nothing");
  await assert.rejects(
    findServer({ ...places, setting }),
    /luthier\.server\.path names .*nothing, which is no program/,
  );
  await assert.rejects(findServer({ ...places, setting: folder }), /which is no program/);
});

test("a program on the PATH is taken when it is of the same release", async () => {
  const onPath = await program("bin/luthier", "luthier 0.1.7");
  const found = await findServer({
    ...places,
    path: ["/nowhere", path.join(folder, "bin")].join(path.delimiter),
  });
  assert.deepEqual(found, { command: onPath, args: ["serve"], origin: "path" });
});

test("one of another release is passed over, and the private installation taken", async () => {
  await program("bin/luthier", "luthier 0.2.0");
  const python = await program("private/bin/python");
  const found = await findServer({ ...places, path: path.join(folder, "bin") });
  assert.deepEqual(found, { command: python, args: ["-I", "-m", "lsp_server", "serve"], origin: "private" });
});

test("another program that happens to be called luthier is passed over", async () => {
  await program("bin/luthier", "Luthier, the guitar tuner");
  assert.equal(await findServer({ ...places, path: path.join(folder, "bin") }), undefined);
});

test("entries of the PATH that depend on the current folder are passed over", async () => {
  await program("bin/luthier", "luthier 0.1.0");
  const relative = path.relative(process.cwd(), path.join(folder, "bin"));
  assert.equal(await findServer({ ...places, path: `.${path.delimiter}${relative}` }), undefined);
});

test("versions are of one release when their first two numbers are the same", () => {
  assert.ok(isSameRelease("0.1.3", "0.1.0"));
  assert.ok(!isSameRelease("0.10.0", "0.1.0"));
  assert.ok(!isSameRelease(undefined, "0.1.0"));
});
