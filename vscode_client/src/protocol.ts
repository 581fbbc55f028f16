/** The messages of the Luthier server beyond the language server protocol: their names and their shapes. */

import type { Range } from "vscode-languageclient/node";

export const Requests = {
  moments: "luthier/moments",
  plan: "luthier/plan",
  review: "luthier/review",
  runs: "luthier/runs",
  scope: "luthier/scope",
  records: "luthier/records",
} as const;

export const Notifications = {
  /** To the client: something that it shows is different now. */
  changed: "luthier/changed",
  runChanged: "luthier/runChanged",
  /** From the client: the person trusts the workspace, or does not any more. */
  trust: "luthier/trust",
} as const;

/** Commands of the server, by `workspace/executeCommand`; each takes one object. */
export const Commands = {
  track: "luthier.track",
  dismiss: "luthier.dismiss",
  reconsider: "luthier.reconsider",
  addToPlan: "luthier.addToPlan",
  decide: "luthier.decide",
  scan: "luthier.scan",
  listen: "luthier.listen",
  endListening: "luthier.endListening",
  implement: "luthier.implement",
  approve: "luthier.approve",
  stopRun: "luthier.stopRun",
  resume: "luthier.resume",
  review: "luthier.review",
  accept: "luthier.accept",
  reject: "luthier.reject",
  endReview: "luthier.endReview",
} as const;

export type MomentState = "tracked" | "proposed" | "dismissed";
export type Status = "proposed" | "approved" | "implemented" | "rejected";

/** The moments of a workspace folder. */
export interface FolderMoments {
  uri: string;
  name: string;
  scanned: boolean;
  /** Why the folder's settings are not used, or empty. */
  trouble: string;
  tracked: number;
  /** Tracked and proposed together. */
  total: number;
  moments: MomentShown[];
}

/** One moment where it stands. */
export interface MomentShown {
  uri: string;
  path: string;
  symbol: string;
  /** The function's name. */
  range: Range;
  event: string;
  moment: string;
  lifecycle: string;
  side: string;
  question: string;
  /** From 0 to 1. */
  score: number;
  sureness: string;
  state: MomentState;
  plan: "" | Exclude<Status, "rejected">;
  /** Whether a place for the capture was found. */
  placed: boolean;
  /** Why it was dismissed. */
  reason: string;
}

/** The tracking plan of a workspace folder, with what belongs into it and is not there yet. */
export interface FolderPlan {
  uri: string;
  name: string;
  planUri: string;
  /** Whether the code has been read; before, nothing that is said of places and captures is true. */
  scanned: boolean;
  exists: boolean;
  /** Not empty: the file cannot be read, and nothing can be changed in it. Lines from 0. */
  problems: { line: number; message: string }[];
  entries: EntryShown[];
  listening: ListeningShown | null;
  /** A run whose plan waits for approval, or empty. */
  run: string;
}

/** The local endpoint of a folder. */
export interface ListeningShown {
  url: string;
  heard: number;
  /** What came and is not in the plan. */
  unplanned: { event: string; count: number; last: string; told: string }[];
  /** How the SDKs of the folder are pointed there, or all SDKs when it has none; empty before the scan. */
  points: Point[];
}

/** What a person changes in an app so that it sends to the local endpoint. */
export interface Point {
  /** The provider's. */
  title: string;
  code: string;
}

export interface PropertyShown {
  name: string;
  type: string;
  description: string;
}

/** One event of the plan, or one that could be. */
export interface EntryShown {
  event: string;
  status: Status;
  /** Whether it is in the file. */
  planned: boolean;
  /** Whether the agent waits for a decision on it. */
  waits: boolean;
  /** Where in the file, from 0; -1 when it is not in it. */
  line: number;
  moment: string;
  description: string;
  lifecycle: string;
  side: string;
  reason: string;
  properties: PropertyShown[];
  /** Lines from 0; -1 when the function is gone. */
  where: { uri: string; path: string; symbol: string; line: number }[];
  /** How many calls in the code send it. */
  captures: number;
  /** What differs between plan and code, as sentences. */
  drift: string[];
  /** What was heard of it by the local endpoint. */
  seen: { count: number; last: string; good: boolean; told: string } | null;
}

/** What a person says to entries of the plan. */
export interface Decision {
  event: string;
  decision: "approve" | "reject" | "reopen" | "remove";
  path?: string;
  symbol?: string;
  reason?: string;
  name?: string;
  description?: string;
  properties?: PropertyShown[];
}

/** A review as it stands. */
export interface ReviewShown {
  review: string;
  /** Address of the workspace folder. */
  folder: string;
  title: string;
  /** Whether it cannot be made again at once, as one of what the agent wrote. */
  costly: boolean;
  settled: boolean;
  events: { event: string; result: string }[];
  files: FileShown[];
  /** What could not be put in, and why, as sentences. */
  refused: string[];
}

export interface FileShown {
  uri: string;
  path: string;
  /** Addresses of the documents before and after. */
  before: string;
  after: string;
  hunks: HunkShown[];
}

export interface HunkShown {
  hunk: number;
  title: string;
  events: string[];
  role: string;
  reason: string;
  risky: boolean;
  creates: boolean;
  newText: string;
  /** In the file's text as it is; null when it is in no place there. */
  range: Range | null;
  beforeRange: Range | null;
  afterRange: Range | null;
  state: "waiting" | "taken" | "stale" | "settled";
  decision: "open" | "accepted" | "rejected";
  /** Whether a person decides on it; others come with those that need them. */
  decidable: boolean;
  blocked: boolean;
}

/** A run of the agent that is under way. */
export interface RunShown {
  run: string;
  uri: string;
  stage: string;
  event: string;
  number: number;
  of: number;
  path: string;
  message: string;
  percent: number;
  began: string;
  spent: { dollars: number; turns: number };
  limits: { dollars: number; turns: number };
  jailed: boolean;
  jail: string;
  pending: { event: string }[];
}

export interface RunChanged {
  run: string;
  ended?: "ready" | "nothing" | "stopped" | "failed";
  review?: string;
  /** What it came to, in a sentence. */
  message?: string;
  /** Whether one can go on with it. */
  resumable?: boolean;
}

/** What a run of the agent would do, before it is begun. */
export interface Scope {
  title: string;
  events: string[];
  files: string[];
  limits: { dollars: number; turns: number };
  model: string;
  provider: string;
  sandboxed: boolean;
  sandbox: string;
  reads: string;
  stages: string[];
}

/** A run that has ended, as it is kept on this machine. */
export interface RecordShown {
  run: string;
  root: string;
  began: string;
  ended: string;
  endedAt: string;
  message: string;
  /** How many are ready. */
  events: number;
  dollars: number;
  turns: number;
  /** Whether one can go on with it. */
  resumable: boolean;
}

/** What the server says when something is different. */
export interface Changed {
  uri: string;
  what: What;
}

export type What = "moments" | "plan" | "seen" | "review" | "scan";
