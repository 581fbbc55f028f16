/** What may stand in the way of a run, each with its remedy: a workspace that is not trusted, an agent not installed. */

import { access, readFile, realpath } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { findServer } from "../server/finding.ts";
import { isLeftUndone, privateFolder } from "../server/installing.ts";
import type { Session } from "../session.ts";

const EXTRA = "luthier[agent]";
const MISSING = "The agent is not part of this installation of the language server.";

/** How a script names its Python, also where the path is too long or has a space for the first line. */
const NAMED_PYTHON = /^#!(?:\/bin\/sh\n'''exec' )?["']?(\/[^"'\n]*\/python[\d.]*)["']?/;

/** Says why the agent is not started in Restricted Mode, and opens the way out. */
export async function explainTrust(): Promise<void> {
  const manage = "Manage Workspace Trust";
  const said = await vscode.window.showWarningMessage(
    "The agent is not started in Restricted Mode, because it runs programs on code that you have not trusted.",
    manage,
  );
  if (said === manage) {
    await vscode.commands.executeCommand("workbench.trust.manage");
  }
}

/** Whether the server refused because the agent is not installed. */
export function isMissingAgent(error: unknown): boolean {
  return error instanceof Error && error.message.includes(EXTRA);
}

/** Offers to install the agent; whether it is there now. */
export async function offerAgent(session: Session, context: vscode.ExtensionContext): Promise<boolean> {
  const found = await findServer({
    setting: vscode.workspace.getConfiguration("luthier.server").get("path", ""),
    path: process.env.PATH ?? "",
    private: privateFolder(context),
    platform: process.platform,
    version: String(context.extension.packageJSON.version),
  });
  return found?.origin === "private" ? installAgent(session, context) : offerCommand(found?.command);
}

async function installAgent(session: Session, context: vscode.ExtensionContext): Promise<boolean> {
  const install = "Install the Agent";
  const detail =
    "The agent is the Claude Agent SDK with its program, about 170 MB to fetch and 390 MB on the disk. It goes into the extension's own folder, and runs only when you start it.";
  const said = await vscode.window.showInformationMessage(MISSING, { modal: true, detail }, install);
  if (said !== install) {
    return false;
  }
  const settings = vscode.workspace.getConfiguration("luthier.server");
  await settings.update("withAgent", true, vscode.ConfigurationTarget.Global);
  await vscode.commands.executeCommand("luthier.server.install");
  // The old server runs on when this was stopped or failed: whoever did or saw that is not asked once more.
  return session.state === "running" && !isLeftUndone(context);
}

async function offerCommand(program: string | undefined): Promise<boolean> {
  const copy = "Copy the Command";
  const command = await pipCommand(program);
  const detail = `Install it with this command, then restart the language server:\n\n${command}`;
  const said = await vscode.window.showInformationMessage(MISSING, { modal: true, detail }, copy);
  if (said === copy) {
    await vscode.env.clipboard.writeText(command);
  }
  return false;
}

/** The command for the environment that a server's program is in. */
async function pipCommand(program: string | undefined): Promise<string> {
  const python = program === undefined ? undefined : await pythonOf(await realpath(program));
  return `${python === undefined ? "python" : quoted(python)} -m pip install "${EXTRA}"`;
}

/** The interpreter that runs a program: the one beside it, else the one that its first lines name. */
async function pythonOf(program: string): Promise<string | undefined> {
  const windows = process.platform === "win32";
  const beside = path.join(path.dirname(program), windows ? "python.exe" : "python");
  if (await exists(beside)) {
    return beside;
  }
  const named = windows ? undefined : NAMED_PYTHON.exec(await readFile(program, "utf8"))?.[1];
  return named !== undefined && (await exists(named)) ? named : undefined;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** As the shell takes it; PowerShell runs what stands in quotes only after an ampersand. */
function quoted(file: string): string {
  const plain = /^[\w./\\:-]+$/.test(file);
  return plain ? file : `${process.platform === "win32" ? "& " : ""}"${file}"`;
}
