/** Installs the server for this extension alone: a virtual environment made from the wheel that the VSIX carries. */

import { readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { type Found, pythonIn, startedBy } from "./finding.ts";
import { findPython } from "./python.ts";
import { runLogged } from "./running.ts";

const NOT_INSTALLED = "luthier.notInstalled";
const PREFIX = "server-";

/** Whether the last installation was stopped or failed, so that none is begun again unasked. */
export function isLeftUndone(context: vscode.ExtensionContext): boolean {
  return context.globalState.get(NOT_INSTALLED) === true;
}

/** The folder of the private installation for this version of the extension. */
export function privateFolder(context: vscode.ExtensionContext): string {
  const version = String(context.extension.packageJSON.version);
  return path.join(context.globalStorageUri.fsPath, PREFIX + version);
}

/**
 * Installs with progress; `undefined` when the person stopped it, or `ending` did.
 *
 * It rejects, with what to do, when it cannot be done. What was installed before stays until the new one is whole.
 */
export async function install(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  ending: AbortSignal,
): Promise<Found | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: "Installing the Luthier language server",
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const cancelled = new AbortController();
    token.onCancellationRequested(() => cancelled.abort());
    const signal = AbortSignal.any([cancelled.signal, ending]);
    let undone = false;
    try {
      return await make(context, output, (message) => progress.report({ message }), signal);
    } catch (error) {
      undone = !ending.aborted;
      if (signal.aborted) {
        return undefined;
      }
      throw error;
    } finally {
      await context.globalState.update(NOT_INSTALLED, undone);
    }
  });
}

/** Removes the installations of other versions of the extension. */
export async function removeOthers(context: vscode.ExtensionContext): Promise<void> {
  const mine = privateFolder(context);
  const parent = path.dirname(mine);
  for (const name of await readdir(parent).catch(() => [])) {
    const folder = path.join(parent, name);
    if (name.startsWith(PREFIX) && !folder.startsWith(mine)) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

async function make(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  tell: (message: string) => void,
  signal: AbortSignal,
): Promise<Found> {
  const folder = privateFolder(context);
  // Made beside and moved into place, so that it is there whole or not at all, whatever another window does.
  const fresh = `${folder}.${process.pid}`;
  try {
    const wanted = await wheelIn(context.asAbsolutePath("server"));
    tell("looking for Python 3.11 or newer");
    const setting = vscode.workspace.getConfiguration("luthier.server").get("python", "");
    const python = await findPython(setting, process.platform, signal);
    tell(`making an environment with Python ${python.version.join(".")}`);
    await rm(fresh, { recursive: true, force: true });
    await runLogged(output, python.command, ["-I", "-m", "venv", fresh], signal, () => undefined);
    const own = pythonIn(fresh, process.platform);
    const pip = ["-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input", wanted];
    await runLogged(output, own, pip, signal, (line) => tellPackage(line, tell));
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
    return startedBy(pythonIn(folder, process.platform));
  } finally {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function wheelIn(folder: string): Promise<string> {
  const wheel = (await readdir(folder).catch(() => [])).find((name) => name.endsWith(".whl"));
  if (wheel === undefined) {
    throw new Error(
      "This build of the extension carries no server. Name one in the setting luthier.server.path.",
    );
  }
  const file = path.join(folder, wheel);
  const withAgent = vscode.workspace.getConfiguration("luthier.server").get("withAgent", false);
  return withAgent ? `${file}[agent]` : file;
}

function tellPackage(line: string, tell: (message: string) => void): void {
  const name = /^Collecting ([\w.-]+)/.exec(line)?.[1];
  if (name !== undefined) {
    tell(`fetching ${name}`);
  } else if (line.startsWith("Installing collected packages")) {
    tell("installing packages");
  }
}
