/** What the server is told of the settings: those of the project's detection and agent that somebody has set. */

import * as vscode from "vscode";

/** Names here, as VS Code writes them, and those of the server's own files. */
const NAMES: Readonly<Record<string, string>> = {
  provider: "provider",
  minimumScore: "minimum_score",
  exclude: "exclude",
  ignoreMoments: "ignore_moments",
  "agent.model": "agent_model",
  "agent.dollars": "agent_dollars",
  "agent.turns": "agent_turns",
};

/** The settings for a folder; what nobody set is left out, so that the project's own `luthier.toml` counts. */
export function settingsFor(scope: vscode.Uri | undefined): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration("luthier", scope ?? null);
  const set = Object.keys(NAMES).filter((name) => isSet(configuration.inspect(name)));
  return Object.fromEntries(
    set
      .map((name) => [NAMES[name], configuration.get(name)] as const)
      .filter(([, value]) => value !== null && value !== ""),
  );
}

/** All that the server is told anywhere, as one text: equal while nothing of it has changed. */
export function settingsEverywhere(): string {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return JSON.stringify([undefined, ...folders.map(({ uri }) => uri)].map(settingsFor));
}

function isSet(found: ReturnType<vscode.WorkspaceConfiguration["inspect"]>): boolean {
  return (
    found?.globalValue !== undefined ||
    found?.workspaceValue !== undefined ||
    found?.workspaceFolderValue !== undefined
  );
}
