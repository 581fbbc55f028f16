/** The commands by which a person decides: from a lens, a row of the tree, a button or a key. */

import * as vscode from "vscode";
import { Commands, type ReviewShown } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";
import { cursorIn, showDiff } from "./diff.ts";
import { isAcceptable, isOpen, type Place, placesOf, standingOf } from "./model.ts";
import type { Reviews, Subject } from "./reviews.ts";
import type { Node } from "./tree.ts";
import { nextPlace, placeAt } from "./walking.ts";
import { comesWith, told } from "./wording.ts";

type Answer = "accept" | "reject";

/** Registers them, and takes what the server's own lenses say in the files themselves. */
export function addDeciding(session: Session, reviews: Reviews): vscode.Disposable {
  const deciding = new Deciding(reviews);
  const register = (name: string, work: (given: unknown) => Promise<unknown>) =>
    vscode.commands.registerCommand(`luthier.review.${name}`, (given: unknown) => orTell(() => work(given)));
  const both = (name: string, work: (answer: Answer, given: unknown) => Promise<unknown>) => [
    register(`accept${name}`, (given) => work("accept", given)),
    register(`reject${name}`, (given) => work("reject", given)),
  ];
  return vscode.Disposable.from(
    ...both("Hunk", (answer, given) => deciding.hunk(answer, given)),
    ...both("Event", (answer, given) => deciding.named(answer, given)),
    ...both("File", (answer, given) => deciding.file(answer, given)),
    ...both("All", (answer, given) => deciding.all(answer, given)),
    register("rejectEventBecause", (given) => deciding.rejectBecause(given)),
    session.intercept(Commands.accept, (given) => orTell(() => deciding.named("accept", given))),
    session.intercept(Commands.reject, (given) => orTell(() => deciding.named("reject", given))),
  );
}

class Deciding {
  constructor(private readonly reviews: Reviews) {}

  /** Decides on what is named, else on the hunk at the cursor, and goes on from there to the next that waits. */
  async hunk(answer: Answer, given: unknown): Promise<void> {
    const subject = subjectOf(given);
    if (subject !== undefined) {
      return this.say(answer, subject);
    }
    const at = cursorIn(this.reviews);
    const place = at && placeAt(at.review, at.cursor);
    if (at === undefined || place === undefined) {
      return tell("The cursor is in no change of the review. Go to the next one first.");
    }
    const reason = whyNot(answer, place);
    if (reason !== undefined) {
      return tell(reason);
    }
    await this.say(answer, { review: at.review.review, hunk: place.hunk.hunk });
    await this.goOn(at.review.review, place);
  }

  async named(answer: Answer, given: unknown): Promise<void> {
    const subject = subjectOf(given);
    if (subject === undefined) {
      return tell("Choose an event in the Review view first.");
    }
    await this.say(answer, subject);
  }

  /** Decides on the file that is named, else on the one that the cursor is in. */
  async file(answer: Answer, given: unknown): Promise<void> {
    const sheet = given instanceof vscode.Uri ? this.reviews.sheetOf(given) : undefined;
    const at = cursorIn(this.reviews);
    const review = sheet?.review ?? at?.review;
    const file = sheet?.file ?? review?.files.find((each) => each.path === at?.cursor.path);
    const here = review && file && { review: review.review, uri: file.uri };
    return this.named(answer, subjectOf(given) ?? here);
  }

  /** Decides on all of the review that is named, else of the one that is looked at, else of the only one. */
  async all(answer: Answer, given: unknown): Promise<void> {
    const named = subjectOf(given)?.review;
    const review = await chosen(this.reviews, named);
    if (review === undefined && named !== undefined) {
      return tell("That review is closed. Begin a new one.");
    }
    if (review === undefined || !(await this.confirmed(answer, review))) {
      return;
    }
    await this.say(answer, { review: review.review });
  }

  async rejectBecause(given: unknown): Promise<void> {
    const subject = subjectOf(given);
    if (subject?.event === undefined) {
      return tell("Choose an event in the Review view first.");
    }
    const reason = await vscode.window.showInputBox({
      title: `Reject ${subject.event}`,
      prompt: "Why is it not worth tracking? The reason is kept in the tracking plan.",
    });
    if (reason !== undefined) {
      await this.say("reject", { ...subject, reason: reason.trim() });
    }
  }

  private async say(answer: Answer, subject: Subject): Promise<void> {
    const work = () => (answer === "accept" ? this.reviews.accept(subject) : this.reviews.reject(subject));
    const done = await vscode.window.withProgress({ location: { viewId: "luthier.review" } }, work);
    if (!done) {
      throw new Error("Not all files took the change. What is not in them waits in the review again.");
    }
  }

  /** Rejecting takes out what was accepted too: that is asked about, since it is easily done by a slip. */
  private async confirmed(answer: Answer, review: ReviewShown): Promise<boolean> {
    const taken = placesOf(review).filter(({ hunk }) => hunk.decidable && standingOf(hunk) === "accepted");
    if (answer === "accept" || taken.length === 0) {
      return true;
    }
    const yes = "Reject All";
    const count = taken.length === 1 ? "1 accepted change" : `${taken.length} accepted changes`;
    const asked = `Reject everything, and take out ${count} again?`;
    return (await vscode.window.showWarningMessage(asked, { modal: true }, yes)) === yes;
  }

  private async goOn(identity: string, from: Place): Promise<void> {
    const review = this.reviews.get(identity);
    const line = (from.hunk.afterRange ?? from.hunk.beforeRange)?.start.line ?? 0;
    const next = review && nextPlace(review, { path: from.file.path, side: "after", line }, 1);
    if (review !== undefined && next !== undefined && isOpen(standingOf(next.hunk))) {
      await showDiff(review, next);
    }
  }
}

/**
 * The review of that name; when none is named the one that the cursor is in, the only one, or the one that the person
 * picks. A row or lens can name one that is closed already: then it is none, and never another one.
 */
export async function chosen(reviews: Reviews, named?: string): Promise<ReviewShown | undefined> {
  if (named !== undefined) {
    return reviews.get(named);
  }
  const known = cursorIn(reviews)?.review;
  if (known !== undefined || reviews.all.length <= 1) {
    return known ?? reviews.all[0];
  }
  const rows = reviews.all.map((review) => ({ label: review.title, review }));
  return (await vscode.window.showQuickPick(rows, { title: "Which Review" }))?.review;
}

/** What a command was given to decide on: by a lens the subject itself, by the tree a row. */
export function subjectOf(given: unknown): Subject | undefined {
  if (typeof given !== "object" || given === null || !("review" in given)) {
    return undefined;
  }
  if (!("kind" in given)) {
    return given as Subject;
  }
  const node = given as Node;
  const review = node.review.review;
  switch (node.kind) {
    case "review":
      return { review };
    case "event":
      return eventSubject(review, node.event.event, node.event.places);
    case "place":
      return { review, hunk: node.place.hunk.hunk };
  }
}

/** Changes that belong to no event have no name to go by. */
function eventSubject(review: string, event: string, places: readonly Place[]): Subject {
  const only = places[0];
  return event === "" && only !== undefined ? { review, hunk: only.hunk.hunk } : { review, event };
}

/** Why a hunk cannot be decided on so, or undefined. */
function whyNot(answer: Answer, { hunk }: Place): string | undefined {
  if (!hunk.decidable) {
    return `${comesWith(hunk)}. Decide on the event.`;
  }
  const standing = standingOf(hunk);
  return answer === "accept" && !isAcceptable(standing) ? `${hunk.title}: ${told(standing)}.` : undefined;
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}
