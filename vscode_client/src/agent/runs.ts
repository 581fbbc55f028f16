/** The runs that are under way, and the records of those that ended: kept up from what the server says. */

import * as vscode from "vscode";
import { Asking } from "../asking.ts";
import { type RecordShown, Requests, type RunChanged, type RunShown } from "../protocol.ts";
import type { Session } from "../session.ts";
import { type Kept, stagesFrom, type Watched } from "./nodes.ts";

/** What is known of runs; every part of the agent's view reads it here. */
export class Runs implements vscode.Disposable {
  readonly onChanged: vscode.Event<void>;
  /** A run whose plan begins to wait for a person. */
  readonly onWaits: vscode.Event<RunShown>;
  readonly onEnded: vscode.Event<RunChanged & { uri: string }>;

  private readonly changed = new vscode.EventEmitter<void>();
  private readonly waits = new vscode.EventEmitter<RunShown>();
  private readonly ended = new vscode.EventEmitter<RunChanged & { uri: string }>();
  private readonly rest: vscode.Disposable;
  private readonly stages = new Map<string, readonly string[]>();
  private readonly stopping = new Set<string>();
  private shown: RunShown[] = [];
  private kept: Kept[] = [];
  private readonly asking = new Asking(() => this.ask());

  constructor(private readonly session: Session) {
    this.onChanged = this.changed.event;
    this.onWaits = this.waits.event;
    this.onEnded = this.ended.event;
    this.rest = vscode.Disposable.from(
      this.changed,
      this.waits,
      this.ended,
      session.onRunChanged((news) => this.hear(news)),
      session.onState(() => this.restart()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.readRecords()),
    );
    void this.restart();
  }

  /** The runs under way. */
  get current(): readonly Watched[] {
    return this.shown.map((shown) => ({
      shown,
      stages: this.stages.get(shown.run) ?? [],
      stopping: this.stopping.has(shown.run),
    }));
  }

  /** Runs of the open folders that ended, newest first. */
  get records(): readonly Kept[] {
    return this.kept;
  }

  /** A run has begun that will go through these stages. */
  async begun(run: string, stages: readonly string[]): Promise<void> {
    const known = stages.filter((stage) => stagesFrom(stage).length > 0);
    this.stages.set(run, known);
    await this.refresh();
  }

  /** A run was told to stop, which is shown before it is gone. */
  stopped(run: string): void {
    this.stopping.add(run);
    this.show();
  }

  /** Asks the server how the runs stand; questions that come while one is asked become one. */
  async refresh(): Promise<void> {
    await this.asking.again();
  }

  /** Reads the records anew. */
  async readRecords(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(folders.map((folder) => this.recordsOf(folder)));
    const known = new Map(found.flat().map((record) => [record.run, record]));
    this.kept = [...known.values()].sort((one, other) => other.began.localeCompare(one.began));
    this.show();
  }

  dispose(): void {
    this.rest.dispose();
  }

  private async hear(news: RunChanged): Promise<void> {
    if (news.ended === undefined) {
      await this.refresh();
      return;
    }
    const uri = this.shown.find((each) => each.run === news.run)?.uri ?? "";
    this.shown = this.shown.filter((each) => each.run !== news.run);
    this.stopping.delete(news.run);
    this.stages.delete(news.run);
    this.show();
    this.ended.fire({ ...news, uri });
    await this.readRecords();
  }

  private async restart(): Promise<void> {
    if (this.session.state === "running") {
      await Promise.all([this.refresh(), this.readRecords()]);
      return;
    }
    const lost = this.shown;
    this.shown = [];
    this.show();
    for (const { run, uri } of lost) {
      const message = "The language server ended while the agent worked. Your code is as it was.";
      this.ended.fire({ run, uri, ended: "failed", message });
    }
  }

  private async ask(): Promise<void> {
    this.take(await this.answered<RunShown>(Requests.runs, {}));
  }

  private take(shown: RunShown[]): void {
    const waited = new Set(this.shown.filter((each) => each.pending.length > 0).map((each) => each.run));
    this.shown = shown;
    for (const each of shown) {
      if (!this.stages.get(each.run)?.includes(each.stage) && each.stage !== "") {
        this.stages.set(each.run, stagesFrom(each.stage));
      }
    }
    this.show();
    for (const each of shown) {
      if (each.pending.length > 0 && !waited.has(each.run)) {
        this.waits.fire(each);
      }
    }
  }

  private async recordsOf(folder: vscode.WorkspaceFolder): Promise<Kept[]> {
    const uri = folder.uri.toString();
    const found = await this.answered<RecordShown>(Requests.records, { uri });
    return found.map((record) => ({ ...record, uri }));
  }

  /** The answer of a server that may not be there; nothing of it is shown then. */
  private async answered<T>(method: string, params: object): Promise<T[]> {
    if (this.session.state !== "running") {
      return [];
    }
    try {
      return await this.session.request<T[]>(method, params);
    } catch (error) {
      this.session.output.warn(String(error));
      return [];
    }
  }

  private show(): void {
    void vscode.commands.executeCommand("setContext", "luthier.running", this.shown.length > 0);
    void vscode.commands.executeCommand("setContext", "luthier.hasRuns", this.kept.length > 0);
    this.changed.fire();
  }
}
