/** The panels that are open: at most one for each folder, and back after the window was loaded again. */

import * as vscode from "vscode";
import type { Session } from "../session.ts";
import { folderFor } from "./folders.ts";
import { rootOf } from "./html.ts";
import { PlanPanel } from "./panel.ts";
import { Plans } from "./plans.ts";

/** By this name VS Code knows the panel when it restores a window. */
export const VIEW_TYPE = "luthier.plan";

export class Panels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly plans: Plans;
  private readonly open = new Map<string, PlanPanel>();

  constructor(
    private readonly session: Session,
    private readonly extension: vscode.Uri,
  ) {
    this.plans = new Plans(session, () => this.areLookedAt());
  }

  /** Opens the plan of the folder that `given` names, or brings it to the front. */
  async show(given: unknown): Promise<void> {
    const folder = await folderFor(given, "Open the Tracking Plan");
    if (folder !== undefined) {
      this.showFor(folder);
    }
  }

  showFor(folder: vscode.WorkspaceFolder): void {
    const present = this.open.get(folder.uri.toString());
    if (present !== undefined) {
      present.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, "Tracking Plan", vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [rootOf(this.extension)],
    });
    this.keep(panel, folder);
  }

  /** A panel without its folder is closed, since there is nothing that it could show. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const kept = typeof state === "object" && state !== null && "folder" in state ? state.folder : "";
    const folder =
      folders.find((each) => each.uri.toString() === kept) ?? (folders.length === 1 ? folders[0] : undefined);
    if (folder === undefined || this.open.has(folder.uri.toString())) {
      panel.dispose();
      return;
    }
    this.keep(panel, folder);
  }

  /** Closes the panels of folders that are gone from the workspace. */
  forget(folders: readonly vscode.WorkspaceFolder[]): void {
    for (const folder of folders) {
      this.open.get(folder.uri.toString())?.close();
    }
  }

  dispose(): void {
    this.plans.dispose();
    for (const panel of this.open.values()) {
      panel.dispose();
    }
  }

  /** The status bar tells of what is heard, also while no panel is seen. */
  private areLookedAt(): boolean {
    const seen = [...this.open.values()].some((panel) => panel.isVisible);
    return seen || this.plans.all.some((plan) => plan.listening !== null);
  }

  private keep(panel: vscode.WebviewPanel, folder: vscode.WorkspaceFolder): void {
    const uri = folder.uri.toString();
    const kept = new PlanPanel(panel, folder, this.session, this.plans, this.extension);
    this.open.set(uri, kept);
    kept.onClosed(() => this.open.delete(uri));
  }
}
