/** What all parts of the page draw from, and what they may ask for. */

import type { Offered, Shown } from "../messages.ts";
import type { Act } from "./deciding.ts";
import type { Draft } from "./draft.ts";
import type { Column, Kind, Row } from "./rows.ts";
import type { Selection } from "./selection.ts";
import type { ViewState } from "./view_state.ts";

/** The page as it is now. */
export interface Model {
  shown: Shown;
  view: ViewState;
  /** All rows, and those that are shown. */
  rows: Row[];
  visible: Row[];
  selection: Selection;
  /** A question that the bar asks before something is done: why not, or whether really. */
  asked: { act: "reject" | "remove"; rows: Row[] } | null;
  /** Whether an answer of the server is waited for; nothing is disabled then, since that would take the focus away. */
  busy: boolean;
  /** What was done last, or why it was not. */
  told: { text: string; trouble: boolean };
  /** Milliseconds since 1970. */
  now: number;
}

/** What a person can do on the page. */
export interface Doings {
  filter(text: string): void;
  /** Shows rows of a kind, or does not any more. */
  pick(kind: Kind): void;
  /** Takes filter and kinds back. */
  showAll(): void;
  sort(column: Column): void;
  select(selection: Selection): void;
  /** Does it at once, or asks first where a reason or a second thought is due. */
  act(act: Act, rows: Row[]): void;
  answer(reason: string): void;
  leaveQuestion(): void;
  edit(row: Row): void;
  /** The draft as it was typed. */
  typed(draft: Draft): void;
  save(row: Row, draft: Draft, act: Act): void;
  leaveEdit(): void;
  openFile(line: number): void;
  openPlace(uri: string, line: number): void;
  run(command: Offered): void;
  copy(text: string, what: string): void;
  /** Puts the keyboard on the row on which it stands, or as near as can be. */
  focusRows(): void;
}

/** Whether the plan can be changed, by what is known of it. */
export function isChangeable({ shown }: Model): boolean {
  return shown.server === "running" && shown.plan !== null && shown.plan.problems.length === 0;
}
