/** What the plan's panel and the page in its webview say to each other. */

import type { Decision, FolderPlan } from "../protocol.ts";

export type ServerStanding = "starting" | "running" | "missing" | "stopped";

/** Everything that the page shows. */
export interface Shown {
  /** The workspace folder. */
  folder: string;
  server: ServerStanding;
  /** Null until the server has read the folder. */
  plan: FolderPlan | null;
  trusted: boolean;
}

export type ToPage =
  | { kind: "show"; shown: Shown }
  /** The answer to `decide` or `listen` of the same number; `trouble` is empty when it was done. */
  | { kind: "done"; number: number; trouble: string };

/** Commands that the page may ask for. */
export const OFFERED = [
  "luthier.agent.run",
  "luthier.agent.runPlanned",
  "luthier.moments.focus",
  "luthier.server.install",
  "luthier.server.restart",
  "luthier.server.showOutput",
  "luthier.plan.startListening",
  "luthier.plan.stopListening",
] as const;

export type Offered = (typeof OFFERED)[number];

export type FromPage =
  | { kind: "ready" }
  | { kind: "decide"; number: number; entries: Decision[] }
  /** The plan's file; `line` from 0. */
  | { kind: "openFile"; line: number }
  /** A place of the entry that stands at `entry` in the plan that was shown. */
  | { kind: "openPlace"; uri: string; line: number }
  | { kind: "run"; command: Offered }
  | { kind: "copy"; text: string };
