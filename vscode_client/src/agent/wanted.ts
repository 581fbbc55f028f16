/** What a person asks the agent for, and what is said of it before it begins. */

import type { Scope } from "../protocol.ts";

/** The argument of `luthier.implement`: one moment, what is planned, a run that stopped; else the whole folder. */
export interface Wanted {
  /** Of the folder, or of a file in it. */
  uri: string;
  event?: string;
  symbol?: string;
  planned?: boolean;
  /** The run to go on with. */
  resume?: string;
}

/** A question in two parts, as VS Code's dialogs have it. */
export interface Question {
  message: string;
  detail: string;
}

const SHOWN_EVENTS = 6;
const SHOWN_FILES = 8;
const DOINGS: Record<string, string> = {
  survey: "Chooses the files that carry business value",
  plan: "Plans the events, which you approve",
  implement: "Writes each event",
  check: "Mends what the checks of the code say",
  retrospective: "Says what could have been better",
};

/** What is asked before money is spent: what for, how much at most, and who sees what. */
export function question(wanted: Wanted, scope: Scope): Question {
  const parts = [told(wanted, scope), bounds(scope), scope.reads, scope.sandbox, PROMISE];
  return { message: asked(wanted, scope), detail: paragraphs(parts) };
}

/** The same question with all that is known of the run. */
export function fullQuestion(wanted: Wanted, scope: Scope): Question {
  const parts = [
    listed("Events:", scope.events, scope.events.length),
    listed("Files that it begins with:", scope.files, SHOWN_FILES),
    listed(
      "Steps:",
      scope.stages.map((stage) => DOINGS[stage] ?? stage),
      scope.stages.length,
    ),
    bounds(scope),
    scope.reads,
    scope.sandbox,
    PROMISE,
  ];
  return { message: asked(wanted, scope), detail: paragraphs(parts) };
}

const PROMISE = "Your code changes only where you accept the result.";

function asked(wanted: Wanted, scope: Scope): string {
  if (wanted.resume) {
    return "Go on with the agent's run?";
  }
  const [first] = scope.events;
  if (first === undefined) {
    return `Let the agent instrument ${scope.title}?`;
  }
  return scope.events.length === 1
    ? `Let the agent write ${first}?`
    : `Let the agent write ${scope.events.length} events?`;
}

function told(wanted: Wanted, scope: Scope): string {
  if (scope.events.length === 0) {
    return wanted.resume
      ? "It begins where the last run ended. You approve the plan before anything is written."
      : "It plans events first. You approve the plan before anything is written.";
  }
  return scope.events.length === 1 && !wanted.resume ? "" : `Events: ${counted(scope.events, SHOWN_EVENTS)}.`;
}

function bounds(scope: Scope): string {
  const { dollars, turns } = scope.limits;
  const model = scope.model === "" ? "the API's newest model" : scope.model;
  const most = `At most ${money(dollars)} at list price and ${turns} turns of ${model}.`;
  return `${most} Events are written for ${scope.provider}.`;
}

/** An amount in dollars, with cents. */
export function money(dollars: number): string {
  return `$${dollars.toFixed(2)}`;
}

/** The first names of a list, and how many more there are. */
export function counted(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(", ")} and ${rest} more` : names.join(", ");
}

function listed(title: string, lines: readonly string[], most: number): string {
  if (lines.length === 0) {
    return "";
  }
  const rest = lines.length - most;
  const shown = lines.slice(0, most).map((line) => `\u2022 ${line}`);
  return [title, ...shown, ...(rest > 0 ? [`\u2022 and ${rest} more`] : [])].join("\n");
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
