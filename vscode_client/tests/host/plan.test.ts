/** The plan's panel and listening in the real extension host: what their commands open, begin and end. */

import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import type { Api } from "../../src/extension.ts";
import { type FolderPlan, Requests } from "../../src/protocol.ts";
import type { Session } from "../../src/session.ts";

const PATIENCE = 30_000;

function tabs(): vscode.Tab[] {
  const all = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return all.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("luthier.plan"),
  );
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const limit = Date.now() + PATIENCE;
  while (!(await holds())) {
    assert.ok(Date.now() < limit, `not so within ${PATIENCE} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("the plan", function () {
  this.timeout(2 * PATIENCE);
  let session: Session;
  let folder: string;

  async function plan(): Promise<FolderPlan> {
    const found = (await session.request<FolderPlan[]>(Requests.plan)).find(({ uri }) => uri === folder);
    assert.ok(found);
    return found;
  }

  before(async () => {
    const extension = vscode.extensions.getExtension<Api>("luthier.luthier");
    assert.ok(extension);
    session = (await extension.activate()).session;
    folder = vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? "";
    await until(() => session.state === "running");
  });

  afterEach(async () => {
    await vscode.window.tabGroups.close(tabs());
  });

  it("opens once for a folder, however it is named", async () => {
    await vscode.commands.executeCommand("luthier.plan.open");
    await vscode.commands.executeCommand("luthier.plan.open", { uri: folder });
    await vscode.commands.executeCommand(
      "luthier.plan.open",
      vscode.Uri.joinPath(vscode.Uri.parse(folder), "shop"),
    );
    await until(() => tabs().length > 0);
    assert.deepEqual(
      tabs().map(({ label }) => label),
      ["Tracking Plan"],
    );
  });

  it("is where the agent's question is answered, and answers go on to the server", async () => {
    await vscode.commands.executeCommand("luthier.approve", { uri: folder });
    await until(() => tabs().length === 1);
    const answer = { uri: folder, entries: [{ event: "a", decision: "approve" }] };
    await assert.rejects(
      async () => vscode.commands.executeCommand("luthier.approve", answer),
      /not at work/,
    );
  });

  it("opens as YAML once it has been written", async () => {
    const entries = [{ event: "report_exported", decision: "approve" }];
    await assert.rejects(
      session.command("luthier.decide", { uri: folder, entries }),
      /neither in the plan nor proposed/,
    );
    const open = (await plan()).entries.find((entry) => !entry.planned);
    assert.ok(open, "nothing is proposed");
    await session.command("luthier.decide", {
      uri: folder,
      entries: [{ event: open.event, decision: "approve" }],
    });
    await vscode.commands.executeCommand("luthier.plan.openFile");
    const { activeTextEditor } = vscode.window;
    assert.match(activeTextEditor?.document.fileName ?? "", /tracking-plan\.yaml$/);
    assert.match(activeTextEditor?.document.getText() ?? "", new RegExp(`event: ${open.event}`));
  });

  it("shows itself when listening begins, and says what was heard until it ends", async () => {
    const settings = vscode.workspace.getConfiguration("luthier");
    await settings.update("listen.port", 0, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand("luthier.plan.startListening");
    await until(() => tabs().length === 1);
    const address = (await plan()).listening?.url;
    assert.ok(address);
    const message = { api_key: "k", batch: [{ event: "report_exported", distinct_id: "u", properties: {} }] };
    const headers = { "content-type": "application/json" };
    await fetch(`${address}/batch/`, { method: "POST", headers, body: JSON.stringify(message) });
    await until(async () => (await plan()).listening?.heard === 1);
    await vscode.commands.executeCommand("luthier.plan.stopListening");
    assert.equal((await plan()).listening, null);
    await assert.rejects(fetch(address));
    await settings.update("listen.port", undefined, vscode.ConfigurationTarget.Global);
  });
});
