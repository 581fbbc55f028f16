/** The agent's part of the extension against the real server: what it asks for is what it is answered. */

import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { fullQuestion, question } from "../../src/agent/wanted.ts";
import type { Api } from "../../src/extension.ts";
import { type RecordShown, Requests, type RunShown, type Scope } from "../../src/protocol.ts";
import type { Session } from "../../src/session.ts";

describe("agent", () => {
  let session: Session;
  let folder: string;

  before(async () => {
    session = (await vscode.extensions.getExtension<Api>("luthier.luthier")?.activate())?.session as Session;
    folder = String(vscode.workspace.workspaceFolders?.[0]?.uri);
    await running(session);
    // Answered when the folder has been read.
    await session.request(Requests.moments);
  });

  it("is told what a whole run would be about, in words that a question can be made of", async () => {
    const scope = await session.request<Scope>(Requests.scope, { uri: folder });
    assert.deepEqual(scope.stages, ["survey", "plan", "implement", "check", "retrospective"]);
    const asked = question({ uri: folder }, scope);
    assert.equal(asked.message, "Let the agent instrument flask_shop?");
    assert.match(asked.detail, /At most \$\d+\.\d\d at list price and \d+ turns of /);
    assert.doesNotMatch(asked.detail + fullQuestion({ uri: folder }, scope).detail, /undefined|null|NaN/);
  });

  it("is told what one event would be about", async () => {
    const uri = `${folder}/shop/auth.py`;
    const wanted = { uri, event: "user_signed_up", symbol: "signup" };
    const scope = await session.request<Scope>(Requests.scope, wanted);
    assert.deepEqual([scope.events, scope.files], [["user_signed_up"], ["shop/auth.py"]]);
    assert.deepEqual(scope.stages, ["implement", "check", "retrospective"]);
  });

  it("hears a sentence when there is nothing to write", async () => {
    await assert.rejects(
      session.request(Requests.scope, { uri: folder, planned: true }),
      /The plan has no approved event/,
    );
  });

  it("knows of no run before one was begun", async () => {
    assert.deepEqual(await session.request<RunShown[]>(Requests.runs), []);
    assert.deepEqual(await session.request<RecordShown[]>(Requests.records, { uri: folder }), []);
  });
});

async function running(session: Session): Promise<void> {
  while (session.state !== "running") {
    await new Promise<void>((resolve) => {
      const once = session.onState(() => {
        once.dispose();
        resolve();
      });
    });
  }
}
