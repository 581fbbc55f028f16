/** What can be decided on which rows, and what is sent for it. */

import type { Decision } from "../../protocol.ts";
import type { Row } from "./rows.ts";

export type Act = Decision["decision"];

/** Why a person may say no; the same words as everywhere else in the product. */
export const REASONS = ["Not business here", "Known from elsewhere", "Too frequent to be useful"] as const;

/** Whether an act means something for a row. A rejection beside a live entry is taken back place by place, in the code. */
export function allows(row: Row, act: Act): boolean {
  const { kind, entry } = row;
  if (kind === "rejected" && row.twin) {
    return false;
  }
  switch (act) {
    case "approve":
      return kind === "waits" || kind === "proposed";
    case "reject":
      return kind !== "rejected";
    case "reopen":
      return entry.planned && (kind === "rejected" || kind === "approved");
    case "remove":
      return entry.planned && kind !== "waits";
  }
}

/** The rows that an act is for: the selected ones, else the one on which the keyboard stands. */
export function targets(rows: readonly Row[], chosen: ReadonlySet<string>, active: string, act: Act): Row[] {
  const meant =
    chosen.size > 0 ? rows.filter((row) => chosen.has(row.key)) : rows.filter((row) => row.key === active);
  return meant.filter((row) => allows(row, act));
}

/** What is sent when an act is for `rows`. */
export function decisions(rows: readonly Row[], act: Act, reason = ""): Decision[] {
  return rows.map(({ entry }) => ({
    event: entry.event,
    decision: act,
    ...(reason === "" ? {} : { reason }),
  }));
}

/** What was done, for a person. */
export function toldDone(rows: readonly Row[], act: Act): string {
  const what = rows.length === 1 ? (rows[0]?.entry.event ?? "") : `${rows.length} events`;
  return {
    approve: `Approved ${what}.`,
    reject: `Rejected ${what}.`,
    reopen: `Reopened ${what}.`,
    remove: `Removed ${what} from the plan.`,
  }[act];
}
