/** What ended runs came to: their list, and the report of one as a rendered page. */

import path from "node:path";
import * as vscode from "vscode";
import type { RecordShown } from "../protocol.ts";
import { ended, when } from "./nodes.ts";
import { money } from "./wanted.ts";

const SCHEME = "luthier-run";

/** Opens the report of a run, rendered. */
export async function showReport(run: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${run}.md` });
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}

/** Lets a person choose one of the runs that ended; its name. */
export async function pickRun(records: readonly RecordShown[]): Promise<string | undefined> {
  if (records.length === 0) {
    void vscode.window.showInformationMessage("The agent has not run here yet.");
    return undefined;
  }
  const now = new Date();
  const several = new Set(records.map((record) => record.root)).size > 1;
  const items = records.map((record) => ({
    label: ended(record),
    description: [
      when(record.endedAt || record.began, now),
      money(record.dollars),
      `${record.turns} turns`,
    ].join(", "),
    detail: several ? `${path.basename(record.root)}: ${record.message}` : record.message,
    run: record.run,
  }));
  const options = { placeHolder: "Show the report of a run", matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.run;
}
