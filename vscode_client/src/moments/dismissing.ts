/** Saying no to a moment, with a reason that others can read in the plan; and taking that back. */

import * as vscode from "vscode";
import { Commands } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";
import type { Subject } from "./places.ts";

const REASONS: readonly vscode.QuickPickItem[] = [
  { label: "Not business here", detail: "The code does something else than it looks like." },
  { label: "Known from elsewhere", detail: "Another event or another system tells it already." },
  { label: "Too frequent to be useful", detail: "It would be noise." },
];

/** Takes the question for a reason from the server, wherever the command was given; one that has a reason goes through. */
export function askForReasons(session: Session): vscode.Disposable {
  return session.intercept(Commands.dismiss, async (argument, next) => {
    if (typeof argument.reason === "string") {
      return next();
    }
    return orTell(() => dismiss(session, [argument as Subject]));
  });
}

/** Asks once for all of them; without an answer nothing is dismissed. */
export async function dismiss(session: Session, subjects: readonly Subject[]): Promise<void> {
  const [first, ...others] = subjects;
  if (first === undefined) {
    return;
  }
  const what = others.length === 0 ? first.event : `${subjects.length} moments`;
  const reason = await askForReason(what);
  if (reason === undefined) {
    return;
  }
  for (const subject of subjects) {
    await session.command(Commands.dismiss, { ...subject, reason });
  }
}

export async function reconsider(session: Session, subjects: readonly Subject[]): Promise<void> {
  for (const subject of subjects) {
    await session.command(Commands.reconsider, subject);
  }
}

/** One of the usual reasons, or what the person types. */
async function askForReason(what: string): Promise<string | undefined> {
  const box = vscode.window.createQuickPick();
  box.title = `Why Is ${what} Not Worth Tracking?`;
  box.placeholder = "Choose a reason, or type your own";
  box.items = REASONS;
  return new Promise((resolve) => {
    const following = vscode.Disposable.from(
      box.onDidChangeValue((typed) => {
        const own = typed.trim();
        box.items =
          own === "" ? REASONS : [...REASONS, { label: own, detail: "Your own reason.", alwaysShow: true }];
      }),
      box.onDidAccept(() => {
        // Who types fast is ahead of the list.
        const reason = box.selectedItems[0]?.label ?? box.value.trim();
        if (reason !== "") {
          resolve(reason);
          box.hide();
        }
      }),
      box.onDidHide(() => {
        following.dispose();
        box.dispose();
        resolve(undefined);
      }),
    );
    box.show();
  });
}
