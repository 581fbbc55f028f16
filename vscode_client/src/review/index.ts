/** The review of what would be put in: a diff that a person decides on event by event. */

import * as vscode from "vscode";
import { Commands, type ReviewShown } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";
import { addDeciding, chosen, subjectOf } from "./deciding.ts";
import { closeOldDiffs, cursorIn, followTabs, placeOf, showDiff } from "./diff.ts";
import { addLenses } from "./lenses.ts";
import { isOpen, type Place, placesOf, standingOf } from "./model.ts";
import { Reviews } from "./reviews.ts";
import { ReviewView } from "./tree.ts";
import { nextPlace } from "./walking.ts";

export function addReview(session: Session, _context: vscode.ExtensionContext): vscode.Disposable {
  const reviews = new Reviews(session);
  const view = new ReviewView(reviews);
  const register = (name: string, work: (given: unknown) => Promise<unknown>) =>
    vscode.commands.registerCommand(`luthier.review.${name}`, (given: unknown) => orTell(() => work(given)));
  return vscode.Disposable.from(
    reviews,
    view,
    addLenses(reviews),
    addDeciding(session, reviews),
    followTabs(),
    reviews.onDidChange(() => closeOldDiffs(reviews)),
    session.intercept(Commands.review, (argument) => orTell(() => begin(reviews, view, argument))),
    register("open", (given) => open(reviews, given)),
    register("again", (given) => again(reviews, given)),
    register("close", (given) => close(reviews, given)),
    register("nextHunk", () => go(reviews, 1)),
    register("previousHunk", () => go(reviews, -1)),
  );
}

async function begin(reviews: Reviews, view: ReviewView, argument: Record<string, unknown>): Promise<void> {
  const review = await reviews.begin(argument);
  await view.reveal(review);
  await showDiff(review, firstOf(review));
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
  await showDiff(review, placeOf(review, named?.hunk) ?? firstOf(review));
}

/** Begins a new review of the same; what the agent wrote it has to write again itself. */
async function again(reviews: Reviews, given: unknown): Promise<void> {
  const review = await chosen(reviews, subjectOf(given)?.review);
  if (review === undefined) {
    throw new Error("The review is not open any more.");
  }
  if (review.costly) {
    await offerAgent();
    return;
  }
  const begun = await reviews.beginAgain(review);
  await showDiff(begun, firstOf(begun));
}

async function offerAgent(): Promise<void> {
  const yes = "Write It Again with the Agent";
  const detail =
    "What no longer fits is not put in. Decide on the rest first; its cost is shown before it starts.";
  const told = "The code has changed since the agent wrote this.";
  if ((await vscode.window.showInformationMessage(told, { modal: true, detail }, yes)) === yes) {
    await vscode.commands.executeCommand("luthier.agent.runPlanned");
  }
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
    throw new Error("There is no change to go to.");
  }
  await showDiff(review, place);
}

function firstOf(review: ReviewShown): Place | undefined {
  const places = placesOf(review).filter(({ hunk }) => hunk.decidable);
  return places.find(({ hunk }) => isOpen(standingOf(hunk))) ?? places[0];
}
