/** The review of what would be put in: a diff that a person decides on event by event. */

import * as vscode from "vscode";
import { Commands, type ReviewShown } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";
import { Beginning } from "./beginning.ts";
import { addDeciding, chosen, subjectOf } from "./deciding.ts";
import { closeOldDiffs, cursorIn, followTabs, placeOf, showDiff } from "./diff.ts";
import { addLenses } from "./lenses.ts";
import { firstPlace } from "./model.ts";
import { Reviews } from "./reviews.ts";
import { ReviewView } from "./tree.ts";
import { nextPlace } from "./walking.ts";

export function addReview(session: Session, _context: vscode.ExtensionContext): vscode.Disposable {
  const reviews = new Reviews(session);
  const view = new ReviewView(reviews);
  const beginning = new Beginning(reviews, view);
  const register = (name: string, work: (given: unknown) => Promise<unknown>) =>
    vscode.commands.registerCommand(`luthier.review.${name}`, (given: unknown) => orTell(() => work(given)));
  return vscode.Disposable.from(
    reviews,
    view,
    addLenses(reviews),
    addDeciding(session, reviews),
    followTabs(),
    reviews.onDidChange(() => closeOldDiffs(reviews)),
    session.intercept(Commands.review, (argument) => orTell(() => beginning.begin(argument))),
    register("workspace", () => beginning.onWorkspace()),
    register("open", (given) => open(reviews, given)),
    register("again", (given) => beginning.again(given)),
    register("close", (given) => close(reviews, given)),
    register("nextHunk", () => go(reviews, 1)),
    register("previousHunk", () => go(reviews, -1)),
  );
}

/** Opens the diff at the hunk that is named, else at the first that waits. */
async function open(reviews: Reviews, given: unknown): Promise<void> {
  const named = subjectOf(given);
  if (named !== undefined && reviews.get(named.review) === undefined) {
    await reviews.refresh();
  }
  const review = await chosen(reviews, named?.review);
  if (review === undefined) {
    throw new Error("No review is open.");
  }
  await showDiff(review, placeOf(review, named?.hunk) ?? firstPlace(review));
}

async function close(reviews: Reviews, given: unknown): Promise<void> {
  const review = await chosen(reviews, subjectOf(given)?.review);
  if (review !== undefined && (await mayClose(review))) {
    await reviews.close(review.review);
  }
}

/** What the agent wrote is lost with its review, so that a person is asked; all else is proposed again. */
async function mayClose(review: ReviewShown): Promise<boolean> {
  if (!review.costly || review.settled) {
    return true;
  }
  const yes = "Close the Review";
  const detail = "What is not decided is lost, and the agent would have to write it again.";
  return (await vscode.window.showWarningMessage("Close the review?", { modal: true, detail }, yes)) === yes;
}

async function go(reviews: Reviews, direction: 1 | -1): Promise<void> {
  const at = cursorIn(reviews);
  const review = at?.review ?? (await chosen(reviews));
  const place = review && nextPlace(review, at?.cursor, direction);
  if (review === undefined || place === undefined) {
    void vscode.window.showInformationMessage("There is no change to go to.");
    return;
  }
  await showDiff(review, place);
}
