/** The conversation with the server, as the parts of the extension see it: one that may not be there yet. */

import * as vscode from "vscode";
import {
  type LanguageClient,
  WorkDoneProgress,
  type WorkDoneProgressReport,
} from "vscode-languageclient/node";
import type { Changed, RunChanged, What } from "./protocol.ts";

/** `missing`: there is no server to start; `stopped`: it ended, and is not started again by itself. */
export type ServerState = "starting" | "running" | "missing" | "stopped";

/** Takes the place of a command of the server that a person gave; `next` hands it on to the server. */
export type Interceptor = (
  argument: Record<string, unknown>,
  next: () => Promise<unknown>,
) => Promise<unknown>;

/** Used by every part; the client behind it comes and goes. */
export class Session implements vscode.Disposable {
  readonly onChanged: vscode.Event<Changed>;
  readonly onRunChanged: vscode.Event<RunChanged>;
  readonly onState: vscode.Event<ServerState>;

  private readonly changed = new vscode.EventEmitter<Changed>();
  private readonly runChanged = new vscode.EventEmitter<RunChanged>();
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  private readonly interceptors = new Map<string, Interceptor>();
  private current: ServerState = "starting";
  private client: LanguageClient | undefined;

  constructor(readonly output: vscode.LogOutputChannel) {
    this.onChanged = this.changed.event;
    this.onRunChanged = this.runChanged.event;
    this.onState = this.stateChanged.event;
  }

  get state(): ServerState {
    return this.current;
  }

  /** Sends a request, once the server has started; rejects with a readable message when there is none or it refuses. */
  async request<T>(method: string, params: unknown = {}): Promise<T> {
    await this.started();
    return this.running().sendRequest<T>(method, params);
  }

  /** Runs a command of the server as one that the person did not give by its name, so that nothing intercepts it. */
  async command<T>(command: string, argument: object): Promise<T> {
    const params = { command, arguments: [argument] };
    await this.started();
    return this.running().sendRequest<T>("workspace/executeCommand", params);
  }

  /** Sends a notification; nothing happens when the server is not there. */
  async notify(method: string, params: unknown): Promise<void> {
    if (this.current === "running") {
      await this.client?.sendNotification(method, params);
    }
  }

  /** Hands every report on the work that was asked for with `token` to `handler`. */
  follow(token: string, handler: (report: WorkDoneProgressReport) => void): vscode.Disposable {
    return this.running().onProgress(WorkDoneProgress.type, token, (news) => {
      if (news.kind === "report") {
        handler(news);
      }
    });
  }

  /** Lets `handler` take a command of the server that stands in a code action, a lens or an answer. */
  intercept(command: string, handler: Interceptor): vscode.Disposable {
    this.interceptors.set(command, handler);
    return new vscode.Disposable(() => this.interceptors.delete(command));
  }

  /** Calls `handler` when one of `kinds` changed, and when another server has begun. */
  when(kinds: readonly What[], handler: () => unknown): vscode.Disposable {
    return vscode.Disposable.from(
      this.onChanged((news) => (kinds.includes(news.what) ? handler() : undefined)),
      this.onState(() => handler()),
    );
  }

  /** What the launcher calls: the client that is spoken to from now on. */
  take(client: LanguageClient | undefined): void {
    this.client = client;
  }

  /** What the launcher calls. */
  enter(state: ServerState): void {
    this.current = state;
    void vscode.commands.executeCommand("setContext", "luthier.state", state);
    this.stateChanged.fire(state);
  }

  /** What the launcher calls when the server says that something changed. */
  tellChanged(news: Changed): void {
    this.changed.fire(news);
  }

  /** What the launcher calls when the server says that a run changed. */
  tellRunChanged(news: RunChanged): void {
    this.runChanged.fire(news);
  }

  /** What the launcher calls for a command that a person gave. */
  async handOn(command: string, args: unknown[], next: () => Promise<unknown>): Promise<unknown> {
    const interceptor = this.interceptors.get(command);
    const first = args[0];
    const argument = typeof first === "object" && first !== null ? (first as Record<string, unknown>) : {};
    return interceptor === undefined ? next() : interceptor(argument, next);
  }

  dispose(): void {
    this.changed.dispose();
    this.runChanged.dispose();
    this.stateChanged.dispose();
  }

  /** Waits while it starts: the command by which the extension itself begins comes before its server. */
  private started(): Promise<void> {
    return new Promise((resolve) => {
      if (this.current !== "starting") {
        resolve();
        return;
      }
      const waiting = this.onState((state) => {
        if (state !== "starting") {
          waiting.dispose();
          resolve();
        }
      });
    });
  }

  private running(): LanguageClient {
    if (this.client === undefined || this.current !== "running") {
      throw new Error("The Luthier language server is not running. Restart it from the Moments view.");
    }
    return this.client;
  }
}

/** Does what a person asked for, and shows them why when it cannot be done. */
export async function orTell<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof vscode.CancellationError)) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
    return undefined;
  }
}
