/** What the server knows of every folder's tracking plan, kept up to date while somebody looks. */

import * as vscode from "vscode";
import { Asking } from "../asking.ts";
import { type FolderPlan, Requests } from "../protocol.ts";
import type { Session } from "../session.ts";

export class Plans implements vscode.Disposable {
  readonly onChanged: vscode.Event<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  private known: FolderPlan[] = [];
  private readonly asking = new Asking(() => this.askOnce());

  /** `isWanted` says whether anybody looks; what changes while nobody does is not asked for. */
  constructor(
    private readonly session: Session,
    private readonly isWanted: () => boolean,
  ) {
    this.onChanged = this.changed.event;
    this.subscription = session.when(["plan", "seen", "moments", "scan"], () => this.look());
  }

  /** The plan of a folder as it was last told; null before. */
  of(uri: string): FolderPlan | null {
    return this.known.find((plan) => plan.uri === uri) ?? null;
  }

  get all(): readonly FolderPlan[] {
    return this.known;
  }

  /** Asks the server once more when somebody looks; questions at the same time become one. */
  async look(): Promise<void> {
    if (this.session.state !== "running") {
      const last = this.session.state === "starting" ? [] : this.known;
      this.known = last.map((plan) => ({ ...plan, scanned: false, listening: null }));
      this.changed.fire();
      return;
    }
    if (this.isWanted()) {
      await this.ask();
    }
  }

  /** Asks the server now, and returns when what was true at the call is known. */
  async ask(): Promise<void> {
    await this.asking.again();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private async askOnce(): Promise<void> {
    try {
      const told = await this.session.request<FolderPlan[]>(Requests.plan);
      this.known = told.map((plan) => ({ ...plan, uri: asHere(plan.uri) }));
    } catch (error) {
      // The server may have ended meanwhile; whoever looks is told by its state.
      this.session.output.warn(`The tracking plan was not told: ${String(error)}`);
    }
    this.changed.fire();
  }
}

/** An address in the spelling of this editor, which quotes more characters than others do. */
function asHere(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
