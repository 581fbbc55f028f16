/** Which rows are selected, and on which one the keyboard stands. */

/** Keys of rows; `active` is empty when there is no row, `anchor` is where a range was begun. */
export interface Selection {
  chosen: ReadonlySet<string>;
  active: string;
  anchor: string;
}

export const NOTHING: Selection = { chosen: new Set(), active: "", anchor: "" };

/** The keyboard goes to a row; what is selected stays. */
export function activated(selection: Selection, key: string): Selection {
  return { ...selection, active: key, anchor: key };
}

/** The row `by` rows further on, or the last one there is; the first one when the keyboard stands nowhere. */
export function stepped(selection: Selection, order: readonly string[], by: number): string {
  const from = order.indexOf(selection.active);
  const to = from === -1 ? 0 : Math.min(Math.max(from + by, 0), order.length - 1);
  return order[to] ?? "";
}

/** A row is selected, or not any more. */
export function toggled(selection: Selection, key: string): Selection {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(key)) {
    chosen.add(key);
  }
  return { chosen, active: key, anchor: key };
}

/** Everything from the anchor to `key` is selected; where the anchor was, a range can be begun anew. */
export function extended(selection: Selection, order: readonly string[], key: string): Selection {
  const from = order.indexOf(selection.anchor);
  const to = order.indexOf(key);
  if (from === -1 || to === -1) {
    return toggled(selection, key);
  }
  return {
    chosen: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)),
    active: key,
    anchor: selection.anchor,
  };
}

/** All rows that are shown are selected; none when they all were. */
export function allToggled(selection: Selection, order: readonly string[]): Selection {
  const all = order.length > 0 && order.every((key) => selection.chosen.has(key));
  return { ...selection, chosen: all ? new Set() : new Set(order) };
}

/** Nothing is selected. */
export function cleared(selection: Selection): Selection {
  return { ...selection, chosen: new Set() };
}

/**
 * The selection when other rows are shown: what is not shown is not selected, so that nothing is decided unseen.
 * A keyboard whose row is gone stands on the row that took its place.
 */
export function kept(selection: Selection, before: readonly string[], after: readonly string[]): Selection {
  const there = new Set(after);
  const chosen = new Set([...selection.chosen].filter((key) => there.has(key)));
  if (there.has(selection.active)) {
    return {
      chosen,
      active: selection.active,
      anchor: there.has(selection.anchor) ? selection.anchor : selection.active,
    };
  }
  const place = Math.max(before.indexOf(selection.active), 0);
  const follower = before.slice(place).find((key) => there.has(key));
  const active = follower ?? after[Math.min(place, after.length - 1)] ?? "";
  return { chosen, active, anchor: active };
}
