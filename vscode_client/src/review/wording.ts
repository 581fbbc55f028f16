/** What is said of a review, in the tree, above the code and to a screen reader. */

import type { HunkShown, ReviewShown } from "../protocol.ts";
import {
  type EventUnderReview,
  eventsOf,
  isOpen,
  kindOf,
  lineOf,
  type Place,
  type Standing,
} from "./model.ts";

const CHANGED = "The code here has changed; review again";
const BLOCKED = "Needs a place where the code has changed; review again";

const SAID: Record<Standing, string> = {
  waiting: "waiting",
  accepted: "accepted",
  rejected: "rejected",
  stale: CHANGED,
  blocked: BLOCKED,
};

/** The state of something, as it is said. */
export function told(standing: Standing): string {
  return SAID[standing];
}

/** `auth.py:31`; without a line when it has none. */
export function nameOf({ file, hunk }: Place): string {
  const name = file.path.split("/").at(-1) ?? file.path;
  const line = lineOf(hunk);
  return line === 0 ? name : `${name}:${line}`;
}

/** Where an event is, and what comes with it besides imports: `auth.py:31, also new file`. */
export function placesOfEvent({ places, also }: EventUnderReview): string {
  const [only] = places;
  const where = places.length === 1 && only !== undefined ? nameOf(only) : `${places.length} places`;
  const kinds = also
    .filter(({ hunk }) => hunk.role !== "import")
    .map(({ hunk }) => kindOf(hunk).toLowerCase());
  return kinds.length === 0 ? where : `${where}, also ${[...new Set(kinds)].join(" and ")}`;
}

/** `2 of 5 decided`, or empty when there is nothing to decide. */
export function progress({ decided, total }: { decided: number; total: number }): string {
  return total === 0 ? "" : `${decided} of ${total} decided`;
}

/** That places of a file cannot be put in any more. */
export function lostIn(places: readonly Place[]): string {
  const names = [...new Set(places.flatMap(({ hunk }) => hunk.events))];
  const what = names.length === 1 ? names[0] : `${places.length} changes`;
  return `The code of ${what} has changed; review again`;
}

/** To whom a change belongs that nobody decides on: `Comes with user_signed_up`. */
export function comesWith(hunk: HunkShown): string {
  const names = hunk.events.length > 2 ? `${hunk.events.length} events` : hunk.events.join(" and ");
  return `${kindOf(hunk)}, comes with ${names}`;
}

/** What the view says above the events of a review; empty when there is nothing to say. */
export function messageOf(review: ReviewShown): string {
  const events = eventsOf(review);
  const lost = events.filter((each) => each.standing === "stale" || each.standing === "blocked").length;
  const said: string[] = [];
  if (lost > 0) {
    said.push(`The code of ${lost === 1 ? "1 event" : `${lost} events`} has changed since. Review it again.`);
  }
  if (events.length > 0 && !events.some((each) => isOpen(each.standing))) {
    said.push(endOf(events));
  }
  return said.join("\n");
}

/** Event and reason of a sentence about what could not be put in: `order_placed: No place was found.` */
export function refusalOf(sentence: string): { event: string; reason: string } {
  const [event = "", ...reason] = sentence.split(": ");
  return reason.length === 0 ? { event: sentence, reason: "" } : { event, reason: reason.join(": ") };
}

function endOf(events: readonly EventUnderReview[]): string {
  const accepted = events.filter((each) => each.standing === "accepted").length;
  return accepted === 0
    ? "All is decided. Nothing was put in. You can close the review."
    : "All is decided. What you accepted is in the files. You can close the review.";
}
