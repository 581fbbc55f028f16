/** How folders, groups and moments look in the tree. */

import path from "node:path";
import * as vscode from "vscode";
import { toldShort } from "./counting.ts";
import type { Branching, FileNode, MomentNode, Node } from "./grouping.ts";
import { rangeOf } from "./places.ts";
import { besideEvent, escaped, explained, spoken, spokenGroup, stageName } from "./wording.ts";

const STAGES: Record<string, string> = {
  acquisition: "person-add",
  activation: "rocket",
  engagement: "pulse",
  revenue: "credit-card",
  referral: "megaphone",
  retention: "heart",
  churn: "sign-out",
};

const STATES = {
  tracked: new vscode.ThemeIcon("pass-filled", new vscode.ThemeColor("testing.iconPassed")),
  proposed: new vscode.ThemeIcon("circle-large-outline", new vscode.ThemeColor("charts.blue")),
  approved: new vscode.ThemeIcon("circle-large-filled", new vscode.ThemeColor("charts.blue")),
  dismissed: new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("disabledForeground")),
};

/** The item of a node; groups are unfolded when `unfolded`. */
export function itemOf(node: Node, unfolded: boolean): vscode.TreeItem {
  return node.kind === "moment" ? momentItem(node) : groupItem(node, unfolded);
}

function momentItem(node: MomentNode): vscode.TreeItem {
  const { moment } = node;
  const item = new vscode.TreeItem(moment.event);
  item.id = node.id;
  item.description = besideEvent(node);
  item.iconPath =
    STATES[moment.state === "proposed" && moment.plan === "approved" ? "approved" : moment.state];
  item.tooltip = new vscode.MarkdownString(explained(node));
  item.accessibilityInformation = { label: spoken(node) };
  item.contextValue = contextOf(node);
  if (moment.path !== "") {
    item.command = {
      // The editor's own command keeps the focus on a click, and goes to the side or stays as in the Explorer.
      command: "vscode.open",
      title: "Go to Moment",
      arguments: [vscode.Uri.parse(moment.uri), { selection: rangeOf(moment) }],
    };
  }
  return item;
}

/** What menus go by: the state, and of a proposal whether it is in no plan yet and whether it can be put in at once. */
function contextOf({ moment }: MomentNode): string {
  if (moment.state !== "proposed") {
    return moment.state;
  }
  return ["proposed", moment.plan === "" ? "-unplanned" : "", moment.placed ? "" : "-unplaced"].join("");
}

function groupItem(node: Branching, unfolded: boolean): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const state = unfolded || node.kind === "folder" ? Expanded : Collapsed;
  const item = node.kind === "file" ? fileItem(node, state) : new vscode.TreeItem(nameOf(node), state);
  item.id = node.id;
  item.contextValue = node.kind;
  item.accessibilityInformation = { label: spokenGroup(node, nameOf(node)) };
  if (node.kind !== "file") {
    item.iconPath = new vscode.ThemeIcon(
      node.kind === "folder" ? "root-folder" : (STAGES[node.lifecycle] ?? "circle-outline"),
    );
    item.description = toldShort(node.count);
  }
  if (node.kind === "folder" && node.folder.trouble !== "") {
    item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
    item.tooltip = new vscode.MarkdownString(escaped(node.folder.trouble));
  }
  return item;
}

function fileItem(node: FileNode, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  if (node.path === "") {
    const item = new vscode.TreeItem(nameOf(node), state);
    item.iconPath = new vscode.ThemeIcon("globe");
    item.description = toldShort(node.count);
    return item;
  }
  const item = new vscode.TreeItem(vscode.Uri.parse(node.uri), state);
  const folder = path.posix.dirname(node.path);
  item.iconPath = vscode.ThemeIcon.File;
  item.description = [folder === "." ? "" : folder, toldShort(node.count)].filter(Boolean).join(" · ");
  return item;
}

function nameOf(node: Branching): string {
  if (node.kind === "folder") {
    return node.folder.name;
  }
  return node.kind === "lifecycle" ? stageName(node.lifecycle) : node.path || "Everywhere";
}
