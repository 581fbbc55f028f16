/** Reading all folders anew because a person asked for it, with progress and a way to stop. */

import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { Commands } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";

/** Milliseconds after which a bar above the view is not enough. */
const PATIENCE = 1_500;

const CANCELLED = -32800;

/** Shows a bar above the view, and when it takes longer a notification that can stop it. */
export async function scan(session: Session): Promise<void> {
  const token = randomUUID();
  const asked = { command: Commands.scan, arguments: [{}], workDoneToken: token };
  const work = orTell(() => session.request("workspace/executeCommand", asked).catch(unlessCancelled));
  const quick = vscode.window.withProgress({ location: { viewId: "luthier.moments" } }, () => work);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, "late"));
  if ((await Promise.race([quick, late])) === "late") {
    await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: "Reading all folders for moments",
        cancellable: true,
      },
      async (_, stopping) => {
        stopping.onCancellationRequested(() => session.notify("window/workDoneProgress/cancel", { token }));
        await work;
      },
    );
  }
}

/** That a person stopped it is no failure. */
function unlessCancelled(error: unknown): void {
  if ((error as { code?: unknown }).code !== CANCELLED) {
    throw error;
  }
}
