/** How much is tracked, in the status bar; and how the server stands, when it does not run. */

import * as vscode from "vscode";
import type { FolderMoments } from "../protocol.ts";
import type { ServerState, Session } from "../session.ts";
import { coverageOf } from "./counting.ts";
import type { Overview } from "./overview.ts";
import { coverageExplained, coverageTold, troubles } from "./wording.ts";

const LINKS = {
  "luthier.moments.focus": "Show the Moments",
  "luthier.plan.open": "Open the Tracking Plan",
  "luthier.moments.refresh": "Scan Again",
};

interface Shown {
  text: string;
  spoken: string;
  tooltip: string | vscode.MarkdownString;
  command: string;
  alarming?: boolean;
}

/** Follows what is known, the active editor and the setting. Nothing is shown where there is nothing to tell. */
export function addCoverage(session: Session, overview: Overview): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("luthier.coverage", vscode.StatusBarAlignment.Left, 10);
  item.name = "Luthier: Tracked Moments";
  const update = () => show(item, wanted() ? standing(session.state, overview) : undefined);
  update();
  return vscode.Disposable.from(
    item,
    overview.onChanged(update),
    session.onState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration((event) =>
      event.affectsConfiguration("luthier.statusBar") ? update() : undefined,
    ),
  );
}

function show(item: vscode.StatusBarItem, shown: Shown | undefined): void {
  if (shown === undefined) {
    item.hide();
    return;
  }
  item.text = shown.text;
  item.tooltip = shown.tooltip;
  item.command = shown.command;
  item.accessibilityInformation = { label: shown.spoken };
  item.backgroundColor = shown.alarming
    ? new vscode.ThemeColor("statusBarItem.warningBackground")
    : undefined;
  item.show();
}

function standing(state: ServerState, overview: Overview): Shown | undefined {
  if (state === "running") {
    return coverage(overview);
  }
  return {
    starting: told(
      "$(loading~spin) Luthier",
      "The Luthier language server is starting.",
      "luthier.server.showOutput",
    ),
    missing: told(
      "$(warning) Luthier: not installed",
      "The Luthier language server is not installed. Install it.",
      "luthier.server.install",
    ),
    stopped: {
      ...told(
        "$(warning) Luthier: stopped",
        "The Luthier language server has stopped. Restart it.",
        "luthier.server.restart",
      ),
      alarming: true,
    },
  }[state];
}

function told(text: string, tooltip: string, command: string): Shown {
  return { text, spoken: tooltip, tooltip, command };
}

function coverage(overview: Overview): Shown | undefined {
  const folders = foldersOfInterest(overview);
  const wrong = troubles(overview.folders, overview.plans);
  const { total } = coverageOf(folders);
  if (folders.some(({ scanned }) => !scanned)) {
    return told("$(loading~spin) Luthier", "Luthier is reading the code.", "luthier.moments.focus");
  }
  if (total === 0 && wrong.length === 0) {
    return undefined;
  }
  const said = coverageTold(folders);
  return {
    text: `${wrong.length > 0 ? "$(warning)" : "$(pulse)"} ${said}`,
    spoken: [`Luthier: ${said}.`, ...wrong].join(" "),
    tooltip: tooltipOf(overview),
    command: "luthier.moments.focus",
  };
}

/** The folder of the active editor; all of them when no file is open, or one of none. */
function foldersOfInterest(overview: Overview): readonly FolderMoments[] {
  const document = vscode.window.activeTextEditor?.document.uri;
  const folder = document === undefined ? undefined : overview.folderOf(document);
  return folder === undefined ? overview.folders : [folder];
}

function tooltipOf(overview: Overview): vscode.MarkdownString {
  const links = Object.entries(LINKS).map(([command, title]) => `[${title}](command:${command})`);
  const explained = coverageExplained(overview.folders, overview.plans);
  const tooltip = new vscode.MarkdownString(`${explained}\n\n${links.join(" · ")}`, true);
  tooltip.isTrusted = { enabledCommands: Object.keys(LINKS) };
  return tooltip;
}

function wanted(): boolean {
  return vscode.workspace.getConfiguration("luthier").get("statusBar", true);
}
