/** The runs of the agent: begun, watched, reported. */

import * as vscode from "vscode";
import { Commands } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";
import { openPlan, tellEnd } from "./ending.ts";
import type { Node } from "./nodes.ts";
import { pickRun, showReport } from "./reports.ts";
import { Runs } from "./runs.ts";
import { Starter } from "./starting.ts";
import { AgentView } from "./view.ts";
import type { Wanted } from "./wanted.ts";

/** What a command may be given: a row of the view, or what another part of the extension names. */
type About = Partial<Pick<Node, "run" | "uri">>;

/** Adds the Agent view and the commands about runs. */
export function addAgent(session: Session, context: vscode.ExtensionContext): vscode.Disposable {
  const runs = new Runs(session);
  const view = new AgentView(runs);
  const starter = new Starter(session, context, runs, view);
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    runs,
    view,
    runs.onWaits((run) => orTell(() => openPlan(run))),
    runs.onEnded((news) => orTell(() => tellEnd(news, starter))),
    session.intercept(Commands.implement, (argument) => starter.begin(argument as unknown as Wanted)),
    session.intercept(Commands.resume, (argument) => starter.goOn(String(argument.uri))),
    registerCommand("luthier.agent.run", (about?: About) =>
      withFolder(about, (uri) => starter.begin({ uri })),
    ),
    registerCommand("luthier.agent.runPlanned", (about?: About) =>
      withFolder(about, (uri) => starter.begin({ uri, planned: true })),
    ),
    registerCommand("luthier.agent.resume", (about?: About) => withFolder(about, (uri) => starter.goOn(uri))),
    registerCommand("luthier.agent.goOn", (about: About) =>
      withFolder(about, (uri) => starter.goOn(uri, about.run)),
    ),
    registerCommand("luthier.agent.stop", (about?: About) => orTell(() => stop(session, runs, about?.run))),
    registerCommand("luthier.agent.showReport", (about?: About) => orTell(() => report(runs, about?.run))),
    registerCommand("luthier.agent.showRuns", () => orTell(() => report(runs))),
    registerCommand("luthier.agent.openFile", (uri: string, path: string) =>
      vscode.commands.executeCommand("vscode.open", vscode.Uri.joinPath(vscode.Uri.parse(uri), path)),
    ),
  );
}

async function withFolder(about: About | undefined, work: (uri: string) => Promise<void>): Promise<void> {
  const uri = about?.uri || (await folder());
  if (uri !== undefined) {
    await work(uri);
  }
}

async function folder(): Promise<string | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage("Open a folder first. The agent works in one.");
    return undefined;
  }
  const chosen =
    folders.length === 1
      ? folders[0]
      : await vscode.window.showWorkspaceFolderPick({ placeHolder: "In which folder shall the agent work?" });
  return chosen?.uri.toString();
}

async function stop(session: Session, runs: Runs, named: string | undefined): Promise<void> {
  const run = named || (await runToStop(runs));
  if (run !== undefined) {
    runs.stopped(run);
    await session.command(Commands.stopRun, { run });
  }
}

async function runToStop(runs: Runs): Promise<string | undefined> {
  const going = runs.current.filter((each) => !each.stopping);
  if (going.length <= 1) {
    return going[0]?.shown.run;
  }
  const items = going.map(({ shown }) => ({ label: shown.message, description: shown.uri, run: shown.run }));
  return (await vscode.window.showQuickPick(items, { placeHolder: "Stop which run of the agent?" }))?.run;
}

async function report(runs: Runs, named?: string): Promise<void> {
  await runs.readRecords();
  const run = named || (await pickRun(runs.records));
  if (run !== undefined) {
    await showReport(run);
  }
}
