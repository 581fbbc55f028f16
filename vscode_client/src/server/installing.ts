/** Installs the server for this extension alone: a virtual environment made from the wheel that the VSIX carries. */

import { execFile } from "node:child_process";
import { readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { programIn } from "./finding.ts";

const run = promisify(execFile);
const DECLINED = "luthier.installDeclined";

/** The folder of the private installation for this version of the extension. */
export function privateFolder(context: vscode.ExtensionContext): string {
  const version = String(context.extension.packageJSON.version);
  return path.join(context.globalStorageUri.fsPath, `server-${version}`);
}

/** Installs with progress, and returns the server's program; `undefined` when the person stopped it, now or before. */
export async function install(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  { asked = false } = {},
): Promise<string | undefined> {
  if (!asked && context.globalState.get(DECLINED) === true) {
    return undefined;
  }
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: "Installing the Luthier language server",
    cancellable: true,
  };
  const program = await vscode.window.withProgress(options, (progress, token) =>
    make(context, output, progress, token),
  );
  await context.globalState.update(DECLINED, program === undefined);
  return program;
}

async function make(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  progress: vscode.Progress<{ message: string }>,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  const stopping = new AbortController();
  token.onCancellationRequested(() => stopping.abort());
  const folder = privateFolder(context);
  const fresh = `${folder}.new`;
  try {
    progress.report({ message: "looking for Python 3.11 or newer" });
    const python = await findPython(stopping.signal);
    await rm(fresh, { recursive: true, force: true });
    progress.report({ message: "making a virtual environment" });
    await logged(output, python, ["-m", "venv", fresh], stopping.signal);
    progress.report({ message: "installing packages" });
    const wheel = await wheelIn(context.asAbsolutePath("server"));
    const own = programIn(fresh, process.platform, "python");
    const pip = ["-m", "pip", "install", "--disable-pip-version-check", wheel];
    await logged(output, own, pip, stopping.signal);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
    return programIn(folder, process.platform);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (stopping.signal.aborted) {
      return undefined;
    }
    throw error;
  }
}

async function findPython(signal: AbortSignal): Promise<string> {
  const chosen = vscode.workspace.getConfiguration("luthier.server").get("python", "");
  const names =
    chosen === "" ? ["python3.14", "python3.13", "python3.12", "python3.11", "python3", "python"] : [chosen];
  for (const name of names) {
    if (await isNewEnough(name, signal)) {
      return name;
    }
  }
  throw new Error(
    chosen === ""
      ? "Python 3.11 or newer was not found. Install it, or name it in the setting luthier.server.python."
      : `${chosen} (setting luthier.server.python) is not Python 3.11 or newer.`,
  );
}

async function isNewEnough(python: string, signal: AbortSignal): Promise<boolean> {
  const question = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";
  try {
    await run(python, ["-c", question], { signal, timeout: 10_000 });
    return true;
  } catch {
    return false;
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

async function logged(
  output: vscode.LogOutputChannel,
  program: string,
  args: string[],
  signal: AbortSignal,
): Promise<void> {
  output.info(`${program} ${args.join(" ")}`);
  try {
    const { stdout, stderr } = await run(program, args, { signal, maxBuffer: 16_000_000 });
    output.debug(stdout + stderr);
  } catch (error) {
    output.error(String(error));
    throw new Error("The language server could not be installed. See the output of Luthier for the reason.", {
      cause: error,
    });
  }
}
