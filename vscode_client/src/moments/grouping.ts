/** From what the server knows of the folders to the tree that is shown: folders when there are several, groups, moments. */

import type { FolderMoments, MomentShown } from "../protocol.ts";
import { type Count, countOf } from "./counting.ts";
import { fits } from "./filtering.ts";

export type Grouping = "lifecycle" | "file";

/** What a person chose to see; no words mean everything. */
export interface Choices {
  grouping: Grouping;
  words: readonly string[];
  showsDismissed: boolean;
}

interface Branch {
  id: string;
  parent: Branching | undefined;
  children: Node[];
  count: Count;
  folder: FolderMoments;
}

export interface FolderNode extends Branch {
  kind: "folder";
}

export interface LifecycleNode extends Branch {
  kind: "lifecycle";
  /** One of the funnel, or empty for moments of none. */
  lifecycle: string;
}

export interface FileNode extends Branch {
  kind: "file";
  uri: string;
  /** Empty for what is dismissed everywhere. */
  path: string;
}

export interface MomentNode {
  kind: "moment";
  id: string;
  parent: Branching | undefined;
  folder: FolderMoments;
  moment: MomentShown;
}

export type Branching = FolderNode | LifecycleNode | FileNode;
export type Node = Branching | MomentNode;

const FUNNEL = ["acquisition", "activation", "engagement", "revenue", "referral", "retention", "churn"];
const STATES = ["proposed", "tracked", "dismissed"];

/** The roots of the tree; empty when there is no moment to show. An id is the same from one tree to the next. */
export function grow(folders: readonly FolderMoments[], choices: Choices): Node[] {
  const shown = folders.map((folder) => ({ folder, moments: visible(folder, choices) }));
  if (shown.every(({ moments }) => moments.length === 0)) {
    return [];
  }
  if (folders.length === 1) {
    return shown.flatMap(({ folder, moments }) => groups(folder, moments, choices, undefined));
  }
  return shown
    .filter(({ moments }) => moments.length > 0 || choices.words.length === 0)
    .map(({ folder, moments }) => folderNode(folder, moments, choices));
}

/** The moments of a folder that are to be seen. */
export function visible(folder: FolderMoments, choices: Choices): MomentShown[] {
  return folder.moments.filter(
    (moment) =>
      (choices.showsDismissed || moment.state !== "dismissed") &&
      (choices.words.length === 0 || fits(moment, choices.words)),
  );
}

/** All moments below these nodes, in the order in which they stand. */
export function leaves(nodes: readonly Node[]): MomentNode[] {
  return nodesOf(nodes).filter((node) => node.kind === "moment");
}

/** These nodes and all below them, as they stand from top to bottom. */
export function nodesOf(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (node.kind === "moment" ? [node] : [node, ...nodesOf(node.children)]));
}

function folderNode(folder: FolderMoments, moments: MomentShown[], choices: Choices): FolderNode {
  const node: FolderNode = {
    kind: "folder",
    id: idOf(choices, folder.uri),
    parent: undefined,
    children: [],
    count: countOf(moments),
    folder,
  };
  node.children = groups(folder, moments, choices, node);
  return node;
}

function groups(
  folder: FolderMoments,
  moments: MomentShown[],
  choices: Choices,
  parent: FolderNode | undefined,
): Branching[] {
  const byFile = choices.grouping === "file";
  const gathered = gather(moments, (moment) => (byFile ? moment.path : stageOf(moment)));
  const keys = [...gathered.keys()].sort(byFile ? byPath : byFunnel);
  return keys.map((key) => {
    const inside = (gathered.get(key) ?? []).sort(byFile ? byPosition : byWorth);
    const branch: Branch = {
      id: idOf(choices, folder.uri, key),
      parent,
      children: [],
      count: countOf(inside),
      folder,
    };
    const node: Branching = byFile
      ? { ...branch, kind: "file", path: key, uri: inside[0]?.uri ?? "" }
      : { ...branch, kind: "lifecycle", lifecycle: key };
    node.children = momentNodes(inside, node);
    return node;
  });
}

function momentNodes(moments: readonly MomentShown[], parent: Branching): MomentNode[] {
  const taken = new Map<string, number>();
  return moments.map((moment) => {
    const own = [parent.id, moment.path, moment.symbol, moment.event].join("\n");
    const before = taken.get(own) ?? 0;
    taken.set(own, before + 1);
    return { kind: "moment", id: `${own}\n${before}`, parent, folder: parent.folder, moment };
  });
}

function gather(
  moments: readonly MomentShown[],
  keyOf: (moment: MomentShown) => string,
): Map<string, MomentShown[]> {
  const gathered = new Map<string, MomentShown[]>();
  for (const moment of moments) {
    const key = keyOf(moment);
    gathered.set(key, [...(gathered.get(key) ?? []), moment]);
  }
  return gathered;
}

/** What is filtered has ids of its own, so that it is unfolded while what a person folded stays as it was. */
function idOf(choices: Choices, ...parts: string[]): string {
  return [choices.grouping, choices.words.length > 0 ? "filtered" : "all", ...parts].join("\n");
}

function stageOf(moment: MomentShown): string {
  return FUNNEL.includes(moment.lifecycle) ? moment.lifecycle : "";
}

function byFunnel(one: string, other: string): number {
  const place = (stage: string) => (stage === "" ? FUNNEL.length : FUNNEL.indexOf(stage));
  return place(one) - place(other);
}

function byPath(one: string, other: string): number {
  if (one === "" || other === "") {
    return one === other ? 0 : one === "" ? 1 : -1;
  }
  return one.localeCompare(other);
}

/** What is left to do comes first, and of that what is surest. */
function byWorth(one: MomentShown, other: MomentShown): number {
  return (
    STATES.indexOf(one.state) - STATES.indexOf(other.state) ||
    (one.state === "proposed" ? other.score - one.score : 0) ||
    one.event.localeCompare(other.event) ||
    one.path.localeCompare(other.path) ||
    byPosition(one, other)
  );
}

function byPosition(one: MomentShown, other: MomentShown): number {
  const [a, b] = [one.range.start, other.range.start];
  return a.line - b.line || a.character - b.character || one.event.localeCompare(other.event);
}
