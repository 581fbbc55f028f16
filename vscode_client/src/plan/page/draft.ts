/** An entry while a person edits it. */

import type { Decision, PropertyShown } from "../../protocol.ts";
import type { Row } from "./rows.ts";

export const TYPES = ["string", "number", "boolean", "array", "object"] as const;

export interface Draft {
  /** Of the row. */
  key: string;
  name: string;
  description: string;
  properties: PropertyShown[];
}

/** Where something is wrong: the name, or the property at a place. */
export interface Fault {
  field: "name" | number;
  message: string;
}

/** What is edited when a row is opened. */
export function draftOf({ key, entry }: Row): Draft {
  return {
    key,
    name: entry.event,
    description: entry.description,
    properties: entry.properties.map((property) => ({ ...property })),
  };
}

/** What has to be mended before the draft can be kept; the first fault of each field. */
export function faultsOf(draft: Draft, rows: readonly Row[]): Fault[] {
  const name = draft.name.trim();
  const faults: Fault[] = [];
  if (name === "") {
    faults.push({ field: "name", message: "An event needs a name." });
  } else if (
    rows.some((row) => row.key !== draft.key && row.kind !== "rejected" && row.entry.event === name)
  ) {
    faults.push({ field: "name", message: `There is an event named ${name} already.` });
  }
  const names = draft.properties.map((property) => property.name.trim());
  names.forEach((each, place) => {
    if (each === "") {
      faults.push({ field: place, message: "A property needs a name." });
    } else if (names.indexOf(each) < place) {
      faults.push({ field: place, message: `The property ${each} is there twice.` });
    }
  });
  return faults;
}

/** What is sent to keep a draft; only what differs from the entry is named. */
export function decisionOf({ entry }: Row, draft: Draft, decision: Decision["decision"]): Decision {
  const name = draft.name.trim();
  const description = draft.description.trim();
  const properties = draft.properties.map((each) => ({ ...each, name: each.name.trim() }));
  return {
    event: entry.event,
    decision,
    ...(name === entry.event ? {} : { name }),
    ...(description === entry.description ? {} : { description }),
    ...(JSON.stringify(properties) === JSON.stringify(entry.properties) ? {} : { properties }),
  };
}
