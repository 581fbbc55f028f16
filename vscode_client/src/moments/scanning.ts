/** Reading all folders anew because a person asked for it, with progress and a way to stop. */

import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { Commands } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";

/** Milliseconds after which a bar above the view is not enough. */
const PATIENCE = 1_500;

const CANCELLED = -32800;

/** Shows a bar above the view, and when it takes longer a notification that says how far it is and can stop it. */
export async function scan(session: Session): Promise<void> {
  const token = randomUUID();
  const asked = { command: Commands.scan, arguments: [{}], workDoneToken: token };
  const work = orTell(() => session.request("workspace/executeCommand", asked).catch(unlessCancelled));
  const quick = vscode.window.withProgress({ location: { viewId: "luthier.moments" } }, () => work);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, "late"));
  if ((await Promise.race([quick, late])) === "late") {
    await showProgress(session, token, work);
  }
}

async function showProgress(session: Session, token: string, work: Promise<unknown>): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: "Reading all folders for moments",
    cancellable: true,
  };
  await vscode.window.withProgress(options, async (progress, stopping) => {
    stopping.onCancellationRequested(() => session.notify("window/workDoneProgress/cancel", { token }));
    let last = 0;
    const following = session.follow(token, ({ message, percentage = last }) => {
      progress.report({
        increment: Math.max(percentage - last, 0),
        ...(message === undefined ? {} : { message }),
      });
      last = Math.max(percentage, last);
    });
    await work;
    following.dispose();
  });
}

/** That a person stopped it is no failure. */
function unlessCancelled(error: unknown): void {
  if ((error as { code?: unknown }).code !== CANCELLED) {
    throw error;
  }
}
