/** What the Agent view shows, made from how the runs stand; no word of VS Code in it. */

import type { RecordShown, RunShown } from "../protocol.ts";
import { money } from "./wanted.ts";

/** One row. */
export interface Node {
  /** Stays the same as long as it is the same thing, so that what is folded stays folded. */
  id: string;
  kind:
    | "run"
    | "step"
    | "event"
    | "file"
    | "cost"
    | "waiting"
    | "sandbox"
    | "earlier"
    | "record"
    | "resumable";
  label: string;
  description: string;
  /** Name of a codicon, and of a colour of the theme or empty. */
  icon: string;
  color: string;
  tooltip: string;
  /** For a screen reader, which cannot see the icon. */
  spoken: string;
  command?: { command: string; arguments: unknown[] };
  children: Node[];
  /** The run that it is about. */
  run: string;
  uri: string;
}

/** A run, and what the client alone knows of it. */
export interface Watched {
  shown: RunShown;
  /** Stages that it goes through, in order; empty when nothing of it is known yet. */
  stages: readonly string[];
  /** Whether it was told to stop. */
  stopping: boolean;
}

/** The record of a run, with the folder that it is of. */
export interface Kept extends RecordShown {
  uri: string;
}

const ORDER = ["survey", "plan", "implement", "check", "retrospective"];
const STEPS: Record<string, string> = {
  survey: "Choose the files",
  plan: "Plan the events",
  implement: "Write the events",
  check: "Check what was written",
  retrospective: "Look back",
};
const SHOWN_RECORDS = 5;
const ENDS: Record<string, { icon: string; color: string; label: string }> = {
  ready: { icon: "pass", color: "testing.iconPassed", label: "" },
  partly: { icon: "warning", color: "list.warningForeground", label: "" },
  stopped: { icon: "circle-slash", color: "", label: "Stopped" },
  failed: { icon: "error", color: "list.errorForeground", label: "Failed" },
  died: { icon: "error", color: "list.errorForeground", label: "Broken off" },
};

/** The stages that follow a first one. */
export function stagesFrom(first: string): readonly string[] {
  const at = ORDER.indexOf(first);
  return at < 0 ? [] : ORDER.slice(at);
}

/** The rows of the view: runs under way, then the last that ended. `nameOf` gives the name of a folder. */
export function rows(
  runs: readonly Watched[],
  records: readonly Kept[],
  nameOf: (uri: string) => string,
  now: Date,
): Node[] {
  const under = new Set(runs.map((each) => each.shown.run));
  const over = records.filter((each) => each.ended in ENDS && !under.has(each.run));
  const earlier = over.slice(0, SHOWN_RECORDS).map((each) => recordRow(each, now));
  const going = runs.map((each) => runRow(each, nameOf(each.shown.uri)));
  if (earlier.length === 0) {
    return going;
  }
  const parent: Node = {
    ...plain("earlier", "earlier", "Earlier runs", "history"),
    spoken: `Earlier runs, ${earlier.length} shown`,
    children: earlier,
  };
  return [...going, parent];
}

/** What was spent of what may be: `$0.31 of $5.00`. */
export function spent({ spent, limits }: RunShown): string {
  return `${money(spent.dollars)} of ${money(limits.dollars)}`;
}

/** How many events wait: `6 events wait for your approval`. */
export function waiting(count: number): string {
  return count === 1 ? "1 event waits for your approval" : `${count} events wait for your approval`;
}

/** What a run came to, in two words: `2 events ready`. */
export function ended(record: RecordShown): string {
  const known = ENDS[record.ended]?.label;
  return known || (record.events === 1 ? "1 event ready" : `${record.events} events ready`);
}

/** When something was, short: the time of today, else the day and the time. */
export function when(moment: string, now: Date): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) {
    return "";
  }
  const time = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    at,
  );
  if (at.toDateString() === now.toDateString()) {
    return `today ${time}`;
  }
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  return `${new Intl.DateTimeFormat("en", { day: "numeric", month: "short", ...year }).format(at)} ${time}`;
}

function runRow({ shown, stages, stopping }: Watched, name: string): Node {
  return {
    ...about(shown, "run", "", stopping ? "Stopping" : name, stopping ? "debug-stop" : "sparkle"),
    description: spent(shown),
    tooltip: shown.message,
    spoken: `Agent in ${name}${stopping ? ", stopping" : ""}, ${spent(shown)}`,
    children: [...approval(shown), ...steps(shown, stages), cost(shown), ...sandbox(shown)],
  };
}

function approval(shown: RunShown): Node[] {
  if (shown.pending.length === 0) {
    return [];
  }
  const label = waiting(shown.pending.length);
  return [
    {
      ...about(shown, "waiting", "waiting", label, "bell-dot"),
      color: "notificationsInfoIcon.foreground",
      tooltip: "Open the tracking plan, and decide on them.",
      spoken: `${label}. Opens the tracking plan.`,
      command: { command: "luthier.plan.open", arguments: [{ uri: shown.uri }] },
    },
  ];
}

function steps(shown: RunShown, stages: readonly string[]): Node[] {
  const preparing = step(
    shown,
    "prepare",
    "Prepare a copy of the project",
    shown.stage === "" ? "now" : "done",
  );
  const at = stages.indexOf(shown.stage);
  const rest = stages.map((stage, index) => {
    const state = index === at ? "now" : index < at ? "done" : "ahead";
    return step(shown, stage, STEPS[stage] ?? stage, state);
  });
  return [preparing, ...rest];
}

type State = "done" | "now" | "ahead";
const LOOKS: Record<State, { icon: string; color: string; spoken: string }> = {
  done: { icon: "check", color: "testing.iconPassed", spoken: "done" },
  now: { icon: "loading~spin", color: "", spoken: "under way" },
  ahead: { icon: "circle-large-outline", color: "disabledForeground", spoken: "not begun" },
};

function step(shown: RunShown, stage: string, label: string, state: State): Node {
  const idle = state === "now" && shown.pending.length > 0;
  const look = idle ? WAITS : LOOKS[state];
  const description = state === "now" && shown.event ? `${shown.number} of ${shown.of}` : "";
  const children = state === "now" ? atHand(shown) : [];
  // With rows below it it is another thing: what could not be opened before is not taken for closed.
  const id = children.length > 0 ? `${stage}/open` : stage;
  return {
    ...about(shown, "step", id, label, look.icon),
    color: look.color,
    description,
    tooltip: state === "now" ? shown.message : "",
    spoken: [label, look.spoken, description].filter((part) => part !== "").join(", "),
    children,
  };
}

const WAITS = { icon: "debug-pause", color: "notificationsInfoIcon.foreground", spoken: "waits for you" };

function atHand(shown: RunShown): Node[] {
  const event = {
    ...about(shown, "event", `${shown.stage}/event`, shown.event, "symbol-event"),
    spoken: `Event at hand: ${shown.event}`,
  };
  const file = {
    ...about(shown, "file", `${shown.stage}/file`, shown.path, "file-code"),
    tooltip: `${shown.path} is what the agent has at hand, in its copy. This opens yours.`,
    spoken: `File at hand: ${shown.path}`,
    command: { command: "luthier.agent.openFile", arguments: [shown.uri, shown.path] },
  };
  return [...(shown.event ? [event] : []), ...(shown.path ? [file] : [])];
}

function cost(shown: RunShown): Node {
  const turns = `${shown.spent.turns} of ${shown.limits.turns} turns`;
  return {
    ...about(shown, "cost", "cost", turns, "dashboard"),
    tooltip: "What was used of what the run may use, at list price. It ends when either is used up.",
    spoken: `Used: ${turns}, ${spent(shown)}`,
  };
}

function sandbox(shown: RunShown): Node[] {
  if (shown.jail === "") {
    return [];
  }
  const label = shown.jailed ? "In a sandbox" : "In no sandbox";
  return [
    {
      ...about(shown, "sandbox", "sandbox", label, shown.jailed ? "shield" : "unlock"),
      color: shown.jailed ? "" : "list.warningForeground",
      tooltip: shown.jail,
      spoken: `${label}. ${shown.jail}`,
    },
  ];
}

function recordRow(record: Kept, now: Date): Node {
  const { icon, color } = ENDS[record.ended] ?? { icon: "question", color: "" };
  const label = ended(record);
  const description = `${when(record.endedAt || record.began, now)}, ${money(record.dollars)}`;
  return {
    ...plain(record.resumable ? "resumable" : "record", `record/${record.run}`, label, icon),
    color,
    description,
    tooltip: record.message,
    spoken: `${label}, ${description}. ${record.message}`,
    command: { command: "luthier.agent.showReport", arguments: [{ run: record.run }] },
    run: record.run,
    uri: record.uri,
  };
}

function about(shown: RunShown, kind: Node["kind"], part: string, label: string, icon: string): Node {
  return { ...plain(kind, `run/${shown.run}/${part}`, label, icon), run: shown.run, uri: shown.uri };
}

function plain(kind: Node["kind"], id: string, label: string, icon: string): Node {
  const nothing = { description: "", color: "", tooltip: "", run: "", uri: "" };
  return { ...nothing, id, kind, label, icon, spoken: label, children: [] };
}
