/** The tracking plan as a table, and the events that are heard. */

import * as vscode from "vscode";
import { Commands } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";
import { folderFor } from "./folders.ts";
import { Listening } from "./listening.ts";
import { openAt } from "./panel.ts";
import { Panels, VIEW_TYPE } from "./panels.ts";

/** Adds the panel of the plan, and listening, with their commands. */
export function addPlan(session: Session, context: vscode.ExtensionContext): vscode.Disposable {
  const panels = new Panels(session, context.extensionUri);
  const listening = new Listening(session, panels);
  const command = (name: string, work: (given: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(name, (given?: unknown) => orTell(() => work(given)));
  return vscode.Disposable.from(
    panels,
    listening,
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, panels),
    vscode.workspace.onDidChangeWorkspaceFolders((change) => panels.forget(change.removed)),
    command("luthier.plan.open", (given) => panels.show(given)),
    command("luthier.plan.openFile", openFile),
    command("luthier.plan.startListening", (given) => listening.start(given)),
    command("luthier.plan.stopListening", (given) => listening.stop(given)),
    // Without answers it asks the person; this view is where the question is answered.
    session.intercept(Commands.approve, async (argument, next) =>
      "entries" in argument ? next() : panels.show(await folderOfRun(session, argument)),
    ),
  );
}

async function openFile(given: unknown): Promise<void> {
  const folder = await folderFor(given, "Open the Tracking Plan as YAML");
  if (folder === undefined) {
    return;
  }
  const file = vscode.Uri.joinPath(folder.uri, "tracking-plan.yaml");
  try {
    await vscode.workspace.fs.stat(file);
  } catch {
    throw new Error(
      `${folder.name} has no tracking-plan.yaml yet. Approve or reject an event, and it is there.`,
    );
  }
  await openAt(file.toString(), 0);
}

/** What names the folder: the argument itself, or the run in it. */
async function folderOfRun(session: Session, argument: Record<string, unknown>): Promise<unknown> {
  if (typeof argument.uri === "string") {
    return argument;
  }
  const runs = await session.request<{ run: string; uri: string }[]>("luthier/runs");
  return runs.find((each) => each.run === argument.run);
}
