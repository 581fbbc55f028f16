/** What commands about moments do, given a node of the tree as the view hands it over. */

import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import type { Api } from "../../src/extension.ts";
import { grow, leaves, type MomentNode } from "../../src/moments/grouping.ts";
import { type FolderMoments, Requests } from "../../src/protocol.ts";
import type { Session } from "../../src/session.ts";

const PATIENCE = 30_000;

/** The session of the extension, once the code has been read. */
async function ready(): Promise<Session> {
  const extension = vscode.extensions.getExtension<Api>("luthier.luthier");
  assert.ok(extension);
  const { session } = await extension.activate();
  await until(
    async () => session.state === "running" && (await folders(session)).every(({ scanned }) => scanned),
  );
  return session;
}

function folders(session: Session): Promise<FolderMoments[]> {
  return session.request<FolderMoments[]>(Requests.moments);
}

/** The node of an event as the tree has it now. */
async function node(session: Session, event: string): Promise<MomentNode> {
  const roots = grow(await folders(session), { grouping: "lifecycle", words: [], showsDismissed: true });
  const found = leaves(roots).find(({ moment }) => moment.event === event);
  assert.ok(found, `${event} is not known`);
  return found;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const limit = Date.now() + PATIENCE;
  while (!(await holds().catch(() => false))) {
    assert.ok(Date.now() < limit, `not so within ${PATIENCE} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function plan(): Promise<string> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, "tracking-plan.yaml"));
  return Buffer.from(bytes).toString("utf-8");
}

describe("moments", function () {
  this.timeout(2 * PATIENCE);
  let session: Session;

  before(async () => {
    session = await ready();
  });

  it("are revealed with the function's name selected", async () => {
    await vscode.commands.executeCommand("luthier.moments.reveal", await node(session, "user_signed_up"));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.getText(editor.selection), "signup");
  });

  it("that are tracked show the line that was written, in an editor that can undo it", async () => {
    await vscode.commands.executeCommand("luthier.moments.track", await node(session, "member_invited"));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.match(editor.document.fileName, /account\.py$/);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /"member_invited"/);
    assert.ok(editor.document.isDirty);
    assert.equal((await node(session, "member_invited")).moment.state, "tracked");
    await vscode.commands.executeCommand("undo");
    await until(async () => (await node(session, "member_invited")).moment.state === "proposed");
  });

  it("go into the plan together when several are selected", async () => {
    const selected = [await node(session, "user_logged_in"), await node(session, "data_exported")];
    await vscode.commands.executeCommand("luthier.moments.addToPlan", selected[0], selected);
    assert.match(await plan(), /event: user_logged_in[\s\S]*event: data_exported/);
    assert.equal((await node(session, "data_exported")).moment.plan, "proposed");
  });

  it("are dismissed without a question when the command has a reason, and reconsidered", async () => {
    const { moment } = await node(session, "cart_item_removed");
    const argument = { uri: moment.uri, event: moment.event, symbol: moment.symbol, reason: "Noise" };
    await vscode.commands.executeCommand("luthier.dismiss", argument);
    const dismissed = await node(session, "cart_item_removed");
    assert.deepEqual([dismissed.moment.state, dismissed.moment.reason], ["dismissed", "Noise"]);
    await vscode.commands.executeCommand("luthier.moments.reconsider", dismissed);
    assert.equal((await node(session, "cart_item_removed")).moment.state, "proposed");
  });

  it("are left as they are by a command that is not about their state", async () => {
    await vscode.commands.executeCommand("luthier.moments.reconsider", await node(session, "user_signed_up"));
    assert.equal((await node(session, "user_signed_up")).moment.state, "proposed");
  });

  it("are found anew by a scan", async () => {
    await vscode.commands.executeCommand("luthier.moments.refresh");
    assert.ok((await folders(session)).every(({ scanned, total }) => scanned && total > 0));
  });
});
