/** What of the page is kept while its tab is hidden and when the window is loaded again. */

import type { Draft } from "./draft.ts";
import { type Choice, COLUMNS, KINDS, type Sort } from "./rows.ts";

export interface ViewState extends Choice {
  /** The workspace folder, by which the extension finds the plan again. */
  folder: string;
  draft: Draft | null;
}

export const FRESH: ViewState = { folder: "", filter: "", kinds: [], sort: null, draft: null };

/** The state that was kept, as far as it can be read. */
export function readState(kept: unknown): ViewState {
  if (!isRecord(kept)) {
    return FRESH;
  }
  const kinds = kept.kinds;
  return {
    folder: textOf(kept.folder),
    filter: textOf(kept.filter),
    kinds: Array.isArray(kinds) ? KINDS.filter((kind) => kinds.includes(kind)) : [],
    sort: sortOf(kept.sort),
    draft: draftOf(kept.draft),
  };
}

function sortOf(kept: unknown): Sort | null {
  const column = isRecord(kept) ? COLUMNS.find((each) => each === kept.column) : undefined;
  return column === undefined || !isRecord(kept) ? null : { column, descending: kept.descending === true };
}

function draftOf(kept: unknown): Draft | null {
  if (!isRecord(kept) || !Array.isArray(kept.properties)) {
    return null;
  }
  return {
    key: textOf(kept.key),
    name: textOf(kept.name),
    description: textOf(kept.description),
    properties: kept.properties.filter(isRecord).map((each) => ({
      name: textOf(each.name),
      type: textOf(each.type),
      description: textOf(each.description),
    })),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
