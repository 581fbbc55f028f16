/** What the server is told of the settings: those of the project's detection and agent that somebody has set. */

import * as vscode from "vscode";

const OF_THE_SERVER = [
  "provider",
  "minimum_score",
  "exclude",
  "ignore_moments",
  "agent_model",
  "agent_dollars",
  "agent_turns",
];

/** The settings for a folder; what nobody set is left out, so that the project's own `luthier.toml` counts. */
export function settingsFor(scope: vscode.Uri | undefined): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration("luthier", scope ?? null);
  const set = OF_THE_SERVER.filter((name) => isSet(configuration.inspect(name)));
  return Object.fromEntries(
    set.map((name) => [name, configuration.get(name)]).filter(([, value]) => value !== null && value !== ""),
  );
}

function isSet(found: ReturnType<vscode.WorkspaceConfiguration["inspect"]>): boolean {
  return (
    found?.globalValue !== undefined ||
    found?.workspaceValue !== undefined ||
    found?.workspaceFolderValue !== undefined
  );
}
