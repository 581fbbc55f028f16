/** What the server knows of the folders' moments, as it was last heard. */

import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import { Asking } from "../asking.ts";
import { type FolderMoments, type FolderPlan, Requests } from "../protocol.ts";
import type { Session } from "../session.ts";

/**
 * Asks again whenever something may have changed, one question at a time, and tells only of what did change.
 * Nothing is known while no server runs.
 */
export class Overview implements vscode.Disposable {
  readonly onChanged: vscode.Event<void>;
  folders: readonly FolderMoments[] = [];
  plans: readonly FolderPlan[] = [];

  private readonly changed = new vscode.EventEmitter<void>();
  private readonly following: vscode.Disposable;
  private readonly moments: Asking;
  private readonly planned: Asking;

  constructor(private readonly session: Session) {
    this.onChanged = this.changed.event;
    this.moments = new Asking(async () => this.take(await this.asked<FolderMoments>(Requests.moments)));
    this.planned = new Asking(async () => this.takePlans(await this.asked<FolderPlan>(Requests.plan)));
    this.following = vscode.Disposable.from(
      session.when(["moments", "plan", "scan"], () => this.moments.again()),
      session.when(["plan"], () => this.planned.again()),
    );
  }

  /** Whether all code was read, so that an empty view means that there is nothing. */
  get scanned(): boolean {
    return this.folders.length > 0 && this.folders.every(({ scanned }) => scanned);
  }

  /** Resolves when what is known is as new as this call. */
  async refreshed(): Promise<void> {
    await this.moments.again();
  }

  /** The folder that a document is in. */
  folderOf(document: vscode.Uri): FolderMoments | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(document)?.uri.toString();
    return this.folders.find(({ uri }) => vscode.Uri.parse(uri).toString() === folder);
  }

  dispose(): void {
    this.following.dispose();
    this.changed.dispose();
  }

  private async asked<T>(method: string): Promise<readonly T[] | undefined> {
    if (this.session.state !== "running") {
      return [];
    }
    try {
      return await this.session.request<T[]>(method);
    } catch (error) {
      this.session.output.warn(`${method}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  private take(folders: readonly FolderMoments[] | undefined): void {
    if (folders !== undefined && !isDeepStrictEqual(folders, this.folders)) {
      this.folders = folders;
      this.changed.fire();
    }
  }

  private takePlans(plans: readonly FolderPlan[] | undefined): void {
    if (plans !== undefined && !isDeepStrictEqual(plans, this.plans)) {
      this.plans = plans;
      this.changed.fire();
    }
  }
}
