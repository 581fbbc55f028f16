/** What a review comes to for a person: its events with their places, and where each of them stands. */

import type { FileShown, HunkShown, ReviewShown } from "../protocol.ts";

/** `stale`: the code there has changed; `blocked`: something that it needs is stale. */
export type Standing = "waiting" | "accepted" | "rejected" | "stale" | "blocked";

/** A hunk with the file that it is in. */
export interface Place {
  file: FileShown;
  hunk: HunkShown;
}

/** One event under review; its name is empty for changes that belong to none. */
export interface EventUnderReview {
  event: string;
  standing: Standing;
  /** What is decided on. */
  places: Place[];
  /** What comes with it: imports, dependencies, new files. */
  also: Place[];
}

/** Where a hunk stands. */
export function standingOf(hunk: HunkShown): Standing {
  if (hunk.state === "settled" || hunk.state === "taken") {
    return "accepted";
  }
  if (hunk.decision === "rejected") {
    return "rejected";
  }
  if (hunk.state === "stale") {
    return "stale";
  }
  return hunk.blocked ? "blocked" : "waiting";
}

/** Every event of a review, in its order, and last what belongs to none. */
export function eventsOf(review: ReviewShown): EventUnderReview[] {
  const places = placesOf(review);
  const named = review.events.map(({ event }) => gathered(event, places));
  const rest = gathered("", places);
  return rest.places.length > 0 ? [...named, rest] : named;
}

/** Every hunk of a review, in order of file and place. */
export function placesOf(review: ReviewShown): Place[] {
  return review.files.flatMap((file) => file.hunks.map((hunk) => ({ file, hunk })));
}

/** The first place that waits for a decision; when none does, the first that can be decided on. */
export function firstPlace(review: ReviewShown): Place | undefined {
  const places = placesOf(review).filter(({ hunk }) => hunk.decidable);
  return places.find(({ hunk }) => standingOf(hunk) === "waiting") ?? places[0];
}

/** Whether a person still has to say something to it. */
export function isOpen(standing: Standing): boolean {
  return standing === "waiting" || standing === "stale" || standing === "blocked";
}

/** Whether an accept could put it in. */
export function isAcceptable(standing: Standing): boolean {
  return standing === "waiting" || standing === "rejected";
}

/** How many events are decided, and of how many. */
export function progressOf(reviews: readonly ReviewShown[]): { decided: number; total: number } {
  const events = reviews.flatMap(eventsOf);
  return { decided: events.filter((each) => !isOpen(each.standing)).length, total: events.length };
}

/** The number of the line, from 1, by which a place is named: in the file after, else before, else as it is; 0 for none. */
export function lineOf(hunk: HunkShown): number {
  const range = hunk.afterRange ?? hunk.beforeRange ?? hunk.range;
  return range === null ? 0 : range.start.line + leadingLines(hunk.newText) + 1;
}

/** What a hunk is, in a word or two. */
export function kindOf(hunk: HunkShown): string {
  if (hunk.creates) {
    return "New file";
  }
  return hunk.role === "" ? "Change" : hunk.role.charAt(0).toUpperCase() + hunk.role.slice(1);
}

/** How many empty lines a text begins with; none when it has no others. */
export function leadingLines(text: string): number {
  const blank = /^(?:[ \t]*\r?\n)*/.exec(text)?.[0] ?? "";
  return blank.length === text.length ? 0 : blank.split("\n").length - 1;
}

function gathered(event: string, places: readonly Place[]): EventUnderReview {
  const belongs = ({ hunk }: Place) =>
    event === "" ? hunk.events.length === 0 : hunk.events.includes(event);
  const mine = places.filter(belongs);
  const own = mine.filter(({ hunk }) => hunk.decidable);
  return {
    event,
    standing: together(own.map(({ hunk }) => standingOf(hunk))),
    places: own,
    also: mine.filter(({ hunk }) => !hunk.decidable),
  };
}

/** The standing of several: what a person has to see first counts. */
function together(standings: readonly Standing[]): Standing {
  const order: Standing[] = ["stale", "blocked", "waiting", "accepted"];
  return order.find((each) => standings.includes(each)) ?? "rejected";
}
