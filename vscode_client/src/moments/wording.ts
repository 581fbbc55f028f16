/** The sentences about moments and folders, for eyes and for screen readers. */

import type { FolderMoments, FolderPlan, MomentShown } from "../protocol.ts";
import { coverageOf, numbered } from "./counting.ts";
import type { Branching, MomentNode } from "./grouping.ts";

/** Columns of a table in a hover stand close, and blanks at a border do not count. */
const GAP = "&nbsp;".repeat(3);

/** What a lifecycle is called. */
export function stageName(lifecycle: string): string {
  return lifecycle === "" ? "Other" : lifecycle.charAt(0).toUpperCase() + lifecycle.slice(1);
}

/** What stands dimmed behind the event: the function, and the file where that is not clear already. */
export function besideEvent({ moment, parent }: MomentNode): string {
  const parts = [
    moment.symbol,
    parent?.kind === "file" ? "" : ending(moment.path),
    moment.state === "proposed" && moment.plan === "approved" ? "approved" : "",
  ];
  return parts.filter(Boolean).join(" · ") || "everywhere";
}

/** Where a moment is, for the ear: "signup, shop/auth.py, line 9". */
export function placeOf(moment: MomentShown): string {
  return moment.path === ""
    ? "everywhere"
    : [moment.symbol, moment.path, `line ${moment.range.start.line + 1}`].filter(Boolean).join(", ");
}

/** One sentence that says what the eye sees at a moment. */
export function spoken({ moment }: MomentNode): string {
  const where = moment.path === "" ? placeOf(moment) : `in ${placeOf(moment)}`;
  const why = moment.reason === "" ? "" : `: ${unended(moment.reason)}`;
  return `${moment.event} is ${stateOf(moment)}, ${where}${why}.`;
}

/** One sentence for a folder, a lifecycle or a file. */
export function spokenGroup(node: Branching, name: string): string {
  const { tracked, proposed, dismissed } = node.count;
  const more = dismissed > 0 ? ` ${dismissed} dismissed.` : "";
  return `${name}: ${tracked} of ${numbered(tracked + proposed, "moment")} tracked.${more}`;
}

/** Markdown that explains a moment: its question, how it stands, where it is, and how sure that is. */
export function explained({ moment }: MomentNode): string {
  const rows = [
    `**${escaped(moment.event)}** is ${stateOf(moment)}.`,
    escaped(moment.question),
    [
      moment.path === "" ? "" : `- Place: ${escaped(placeOf(moment))}`,
      moment.lifecycle === "" ? "" : `- Lifecycle: ${escaped(moment.lifecycle)}`,
      moment.sureness === "" ? "" : `- ${escaped(moment.sureness)}`,
      moment.reason === "" ? "" : `- Reason: ${escaped(moment.reason)}`,
      moment.state === "proposed" && !moment.placed
        ? "- No place for the call was found. The agent can look for one."
        : "",
    ]
      .filter(Boolean)
      .join("\n"),
  ];
  return rows.filter(Boolean).join("\n\n");
}

/** "12 of 31 moments tracked". */
export function coverageTold(folders: readonly FolderMoments[]): string {
  const { tracked, total } = coverageOf(folders);
  return `${tracked} of ${numbered(total, "moment")} tracked`;
}

/** Markdown for all folders: a table, and what is wrong with their settings and plans. */
export function coverageExplained(folders: readonly FolderMoments[], plans: readonly FolderPlan[]): string {
  const rows = folders.map(
    ({ name, tracked, total }) =>
      `| ${escaped(name)} | ${tracked} | ${total - tracked} | ${share(tracked, total)} |`,
  );
  const head = [`| Folder | ${GAP}Tracked | ${GAP}Open | ${GAP}Share |`, "|:--|--:|--:|--:|"];
  const wrong = troubles(folders, plans).map((each) => `- $(warning) ${escaped(each)}`);
  return [[...head, ...rows].join("\n"), wrong.join("\n")].filter(Boolean).join("\n\n");
}

/** What keeps a folder from being read as its people want it, as sentences. */
export function troubles(folders: readonly FolderMoments[], plans: readonly FolderPlan[]): string[] {
  const named = (name: string, said: string) => (folders.length > 1 ? `${name}: ${said}` : said);
  return [
    ...folders.filter(({ trouble }) => trouble !== "").map(({ name, trouble }) => named(name, trouble)),
    ...plans.flatMap(({ name, problems }) => {
      const first = problems[0];
      return first === undefined
        ? []
        : [
            named(
              name,
              `The tracking plan cannot be read, line ${first.line + 1}: ${unended(first.message)}.`,
            ),
          ];
    }),
  ];
}

/** Text that Markdown shows as it is. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!<>|~$&]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}

/** File and folder: a side bar is narrow, and many files are called the same. */
function ending(path: string): string {
  return path.split("/").slice(-2).join("/");
}

function stateOf(moment: MomentShown): string {
  if (moment.state !== "proposed") {
    return moment.state;
  }
  return moment.plan === "approved" ? "approved and not in the code yet" : "not tracked yet";
}

function share(tracked: number, total: number): string {
  return total === 0 ? "" : `${Math.floor((100 * tracked) / total)} %`;
}

function unended(sentence: string): string {
  return sentence.replace(/\.\s*$/, "");
}
