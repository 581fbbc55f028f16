/** The hunk at a cursor, and the way from one hunk to the next. */

import type { HunkShown, ReviewShown } from "../protocol.ts";
import { isOpen, type Place, placesOf, standingOf } from "./model.ts";

export type Side = "before" | "after";

/** A line, from 0, of one of the documents of a review. */
export interface Cursor {
  /** Path of the file. */
  path: string;
  side: Side;
  line: number;
}

/** The hunk that the cursor is in, or right beside. */
export function placeAt(review: ReviewShown, cursor: Cursor): Place | undefined {
  const near = placesOf(review)
    .filter(({ file }) => file.path === cursor.path)
    .map((place) => ({ place, far: distance(place.hunk, cursor) }))
    .filter(({ far }) => far <= 1)
    .sort(
      (one, other) =>
        one.far - other.far || Number(other.place.hunk.decidable) - Number(one.place.hunk.decidable),
    );
  return near[0]?.place;
}

/**
 * The next place in `direction` that waits for a decision; when none does, the next that can be seen.
 * After the last comes the first again. Undefined when there is nothing to see.
 */
export function nextPlace(
  review: ReviewShown,
  cursor: Cursor | undefined,
  direction: 1 | -1,
): Place | undefined {
  const seen = placesOf(review).filter(({ hunk }) => hunk.decidable && hunk.afterRange !== null);
  const waiting = seen.filter(({ hunk }) => isOpen(standingOf(hunk)));
  const order = waiting.length > 0 ? waiting : seen;
  if (cursor === undefined) {
    return direction === 1 ? order[0] : order.at(-1);
  }
  const files = review.files.map((file) => file.path);
  const at = files.indexOf(cursor.path);
  const beyond = (place: Place) => {
    const ahead = files.indexOf(place.file.path) - at || startOf(place.hunk, cursor.side) - cursor.line;
    return direction === 1 ? ahead > 0 : ahead < 0;
  };
  const rest = order.filter(beyond);
  return direction === 1 ? (rest[0] ?? order[0]) : (rest.at(-1) ?? order.at(-1));
}

/** The first line of a hunk, from 0, in the document of a side. */
function startOf(hunk: HunkShown, side: Side): number {
  const range = side === "after" ? hunk.afterRange : hunk.beforeRange;
  return range?.start.line ?? 0;
}

/** How many lines a cursor is away from a hunk; 0 inside of it. */
function distance(hunk: HunkShown, cursor: Cursor): number {
  const range = cursor.side === "after" ? hunk.afterRange : hunk.beforeRange;
  if (range === null) {
    return Number.POSITIVE_INFINITY;
  }
  const { start, end } = range;
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return Math.max(start.line - cursor.line, cursor.line - last, 0);
}
