/** How things are said to a person. */

import type { EntryShown } from "../../protocol.ts";
import type { Column, Kind } from "./rows.ts";

export const KIND_WORDS: Record<Kind, string> = {
  waits: "waits for you",
  proposed: "proposed",
  approved: "approved",
  implemented: "implemented",
  rejected: "rejected",
};

export const KIND_ICONS: Record<Kind, string> = {
  waits: "bell-dot",
  proposed: "lightbulb",
  approved: "pass",
  implemented: "pass-filled",
  rejected: "circle-slash",
};

export const COLUMN_WORDS: Record<Column, string> = {
  event: "Event",
  status: "Status",
  description: "Description",
  lifecycle: "Lifecycle",
  properties: "Properties",
  where: "Where",
  seen: "Seen",
};

/** `1 event`, `3 events`. */
export function counted(count: number, word: string, several = `${word}s`): string {
  return `${count} ${count === 1 ? word : several}`;
}

/** `seen once`, `seen 3 times`. */
export function times(count: number): string {
  return count === 1 ? "seen once" : `seen ${count} times`;
}

/** How long before `now` (milliseconds since 1970) an ISO 8601 time was. */
export function ago(iso: string, now: number): string {
  const seconds = (now - Date.parse(iso)) / 1000;
  if (!Number.isFinite(seconds)) {
    return "";
  }
  if (seconds < 10) {
    return "just now";
  }
  if (seconds < 60) {
    return `${Math.floor(seconds / 10) * 10} s ago`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min ago`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ago` : `${counted(Math.floor(hours / 24), "day")} ago`;
}

/** What a screen reader says of a row when the keyboard comes to it. */
export function rowLabel(kind: Kind, entry: EntryShown): string {
  return [
    entry.event,
    KIND_WORDS[kind],
    entry.planned || entry.waits ? "" : "not in the plan",
    entry.description,
    entry.lifecycle,
    entry.properties.length > 0 ? counted(entry.properties.length, "property", "properties") : "",
    entry.seen === null ? "" : `${times(entry.seen.count)}, ${entry.seen.told}`,
    ...entry.drift,
  ]
    .filter(Boolean)
    .join(", ")
    .replaceAll("`", "");
}
