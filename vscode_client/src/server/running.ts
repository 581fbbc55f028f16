/** Runs a program to its end, with its lines in our output. */

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type * as vscode from "vscode";

/** Rejects when the program fails; its lines are in `output` then, and the message says so. */
export async function runLogged(
  output: vscode.LogOutputChannel,
  program: string,
  args: readonly string[],
  signal: AbortSignal,
  hear: (line: string) => void,
): Promise<void> {
  output.info(`${program} ${args.join(" ")}`);
  const child = spawn(program, args, { signal, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      output.info(line);
      hear(line);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) {
    throw new Error(
      "The language server could not be installed. The output of Luthier says why; then run “Luthier: Install the Language Server...”.",
    );
  }
}
