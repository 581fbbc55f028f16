/** The extension starts in the real extension host, and does all that its manifest promises. */

import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import type { Api } from "../../src/extension.ts";

const ID = "luthier.luthier";

interface Manifest {
  contributes: { commands: { command: string }[] };
}

describe("activation", () => {
  it("returns what tests and other extensions may use", async () => {
    const extension = vscode.extensions.getExtension<Api>(ID);
    assert.ok(extension, `${ID} is not installed`);
    const api = await extension.activate();
    assert.ok(api.session);
  });

  it("registers every command that the manifest shows", async () => {
    const manifest = vscode.extensions.getExtension<Api>(ID)?.packageJSON as Manifest;
    const registered = new Set(await vscode.commands.getCommands(true));
    const promised = manifest.contributes.commands.map((each) => each.command);
    assert.deepEqual(
      promised.filter((each) => !registered.has(each)),
      [],
    );
  });
});
