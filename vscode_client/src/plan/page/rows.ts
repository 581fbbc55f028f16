/** The rows of the table: in which order they stand, and which of them are shown. */

import type { EntryShown, Status } from "../../protocol.ts";

/** What a person sees as the state of an entry. */
export type Kind = "waits" | Status;

export const KINDS: readonly Kind[] = ["waits", "proposed", "approved", "implemented", "rejected"];

export interface Row {
  /** Stays the same while an entry changes, so that focus and selection stay with it. */
  key: string;
  kind: Kind;
  entry: EntryShown;
  /** Whether the same event stands in another row too: it is wanted, but rejected at some places. */
  twin: boolean;
}

export const COLUMNS = [
  "event",
  "status",
  "description",
  "lifecycle",
  "properties",
  "where",
  "seen",
] as const;

export type Column = (typeof COLUMNS)[number];

export interface Sort {
  column: Column;
  descending: boolean;
}

/** Which rows are shown, and how; no kinds means all of them, no sort the order of the file. */
export interface Choice {
  filter: string;
  kinds: readonly Kind[];
  sort: Sort | null;
}

/** A row for each entry; what waits for a decision comes first. An event may be there twice, once rejected. */
export function rowsOf(entries: readonly EntryShown[]): Row[] {
  const times = new Map<string, number>();
  const all = entries.map((entry) => entry.event);
  const twins = new Set(all.filter((event, place) => all.indexOf(event) < place));
  const rows = entries.map((entry) => {
    const name = `${entry.status === "rejected" ? "rejected" : "live"} ${entry.event}`;
    const time = times.get(name) ?? 0;
    times.set(name, time + 1);
    const kind: Kind = entry.waits ? "waits" : entry.status;
    return { key: `${name} ${time}`, kind, entry, twin: twins.has(entry.event) };
  });
  return waitingFirst(rows);
}

/** The rows that fit the choice, in its order. */
export function chosenRows(rows: readonly Row[], choice: Choice): Row[] {
  const words = choice.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = rows.filter((row) => fits(row, words, choice.kinds));
  const { sort } = choice;
  return sort === null ? fitting : waitingFirst(sorted(fitting, sort));
}

/** How many rows there are of each kind. */
export function countKinds(rows: readonly Row[]): Record<Kind, number> {
  const counts = { waits: 0, proposed: 0, approved: 0, implemented: 0, rejected: 0 };
  for (const row of rows) {
    counts[row.kind] += 1;
  }
  return counts;
}

/** The sort after the heading of a column was pressed: ascending, descending, as in the file. */
export function nextSort(sort: Sort | null, column: Column): Sort | null {
  if (sort?.column !== column) {
    return { column, descending: false };
  }
  return sort.descending ? null : { column, descending: true };
}

/** How many events were approved and are not in the code. */
export function countUnwritten(rows: readonly Row[]): number {
  return rows.filter(({ kind, entry }) => kind === "approved" && entry.planned && entry.captures === 0)
    .length;
}

/** An entry while its code is not read yet: what could not be found is not said to be gone. */
export function unread(entry: EntryShown): EntryShown {
  return { ...entry, drift: [], where: entry.where.filter((place) => place.line >= 0) };
}

function waitingFirst(rows: readonly Row[]): Row[] {
  return [...rows.filter((row) => row.kind === "waits"), ...rows.filter((row) => row.kind !== "waits")];
}

function fits(row: Row, words: readonly string[], kinds: readonly Kind[]): boolean {
  if (kinds.length > 0 && !kinds.includes(row.kind)) {
    return false;
  }
  const text = words.length === 0 ? "" : searched(row.entry);
  return words.every((word) => text.includes(word));
}

function searched(entry: EntryShown): string {
  return [
    entry.event,
    entry.moment,
    entry.description,
    entry.lifecycle,
    entry.reason,
    ...entry.drift,
    ...entry.properties.map((property) => property.name),
    ...entry.where.map((where) => `${where.path} ${where.symbol}`),
  ]
    .join(" ")
    .toLowerCase();
}

/** What is empty stands last in both directions. */
function sorted(rows: readonly Row[], sort: Sort): Row[] {
  const full = rows.filter((row) => !isEmpty(row, sort.column));
  const empty = rows.filter((row) => isEmpty(row, sort.column));
  const direction = sort.descending ? -1 : 1;
  return [...full.sort((one, other) => direction * compare(one, other, sort.column)), ...empty];
}

function isEmpty(row: Row, column: Column): boolean {
  const value = sortedBy(row, column);
  return value === "" || value === 0;
}

function compare(one: Row, other: Row, column: Column): number {
  const [left, right] = [sortedBy(one, column), sortedBy(other, column)];
  return typeof left === "number" && typeof right === "number"
    ? left - right
    : String(left).localeCompare(String(right), "en", { numeric: true });
}

function sortedBy({ kind, entry }: Row, column: Column): string | number {
  switch (column) {
    case "status":
      return KINDS.indexOf(kind) + 1;
    case "properties":
      return entry.properties.length;
    case "where":
      return entry.where[0] === undefined ? "" : `${entry.where[0].path} ${entry.where[0].symbol}`;
    case "seen":
      return entry.seen?.count ?? 0;
    default:
      return entry[column];
  }
}
