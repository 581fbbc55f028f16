/** Entries and rows for tests of the plan's page. */

import { type Row, rowsOf } from "../../../src/plan/page/rows.ts";
import type { EntryShown } from "../../../src/protocol.ts";

export function entry(event: string, more: Partial<EntryShown> = {}): EntryShown {
  return {
    event,
    status: "proposed",
    planned: true,
    waits: false,
    line: 0,
    moment: "",
    description: "",
    lifecycle: "",
    side: "",
    reason: "",
    properties: [],
    where: [],
    captures: 0,
    drift: [],
    seen: null,
    ...more,
  };
}

export function row(event: string, more: Partial<EntryShown> = {}): Row {
  return rowsOf([entry(event, more)])[0] as Row;
}

export function place(path: string, symbol: string): EntryShown["where"][number] {
  return { uri: `file:///shop/${path}`, path, symbol, line: 3 };
}
