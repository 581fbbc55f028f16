/** Starts the server, follows how it stands, and starts another when it is asked to. */

import * as vscode from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import { Notifications } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";
import { makeClient } from "./client.ts";
import { type Found, findServer } from "./finding.ts";
import { install, isLeftUndone, privateFolder, removeOthers } from "./installing.ts";

/** The server's life, and the commands about it. */
export class Launcher implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private settings = settingsOfServer();
  private installing = false;
  private readonly stopping = new AbortController();
  private readonly rest: vscode.Disposable;

  constructor(
    private readonly session: Session,
    private readonly context: vscode.ExtensionContext,
  ) {
    const { commands, workspace } = vscode;
    this.rest = vscode.Disposable.from(
      commands.registerCommand("luthier.server.restart", () => this.restart()),
      commands.registerCommand("luthier.server.showOutput", () => session.output.show()),
      commands.registerCommand("luthier.server.install", () => this.reinstall()),
      workspace.onDidGrantWorkspaceTrust(() => session.notify(Notifications.trust, { trusted: true })),
      workspace.onDidChangeConfiguration(() => this.followSettings()),
    );
  }

  /** Starts the server; when there is none, one is installed, unless that came to nothing before. */
  async start(): Promise<void> {
    await this.inTurn(() => this.begin());
  }

  /** Ends the server that runs, if any, and starts anew. */
  async restart(): Promise<void> {
    await this.inTurn(async () => {
      await this.end();
      await this.begin();
    });
  }

  /** Ends the server, and an installation that is under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.inTurn(() => this.end());
  }

  dispose(): void {
    this.rest.dispose();
  }

  /** Starts anew when another server is wanted: on trust VS Code tells of settings that are as they were. */
  private async followSettings(): Promise<void> {
    const settings = settingsOfServer();
    if (settings !== this.settings) {
      this.settings = settings;
      // At once, so that the client that ends now does not tell its server of this very change.
      this.session.enter("starting");
      await this.restart();
    }
  }

  private async find(): Promise<Found | undefined> {
    const found = await findServer({
      setting: vscode.workspace.getConfiguration("luthier.server").get("path", ""),
      path: process.env.PATH ?? "",
      private: privateFolder(this.context),
      platform: process.platform,
      version: String(this.context.extension.packageJSON.version),
    });
    if (found !== undefined || isLeftUndone(this.context)) {
      return found;
    }
    return this.install();
  }

  private async reinstall(): Promise<void> {
    if (this.installing) {
      return;
    }
    await this.inTurn(async () => {
      await this.end();
      this.session.enter("starting");
      await orTell(() => this.install());
      await this.begin();
    });
  }

  private async install(): Promise<Found | undefined> {
    this.installing = true;
    try {
      return await install(this.context, this.session.output, this.stopping.signal);
    } finally {
      this.installing = false;
    }
  }

  private async begin(): Promise<void> {
    this.session.enter("starting");
    const found = await orTell(() => this.find());
    if (found === undefined) {
      this.session.enter("missing");
    } else {
      await this.launch(found);
    }
  }

  private async launch(found: Found): Promise<void> {
    this.session.output.info(`Starting ${found.command} ${found.args.join(" ")} (${found.origin}).`);
    const client = makeClient(found, this.session);
    client.onDidChangeState(({ newState }) => this.follow(client, newState));
    this.client = client;
    this.session.take(client);
    try {
      await client.start();
      await removeOthers(this.context);
    } catch (error) {
      this.session.output.error(String(error));
      this.session.enter("stopped");
      void vscode.window.showErrorMessage(
        `The Luthier language server did not start. The output of Luthier says why; ${found.command} was tried.`,
      );
    }
  }

  private follow(client: LanguageClient, state: State): void {
    if (client !== this.client) {
      return;
    }
    if (state === State.Running) {
      this.session.enter("running");
    } else if (state === State.Starting) {
      this.session.enter("starting");
    } else {
      this.session.enter("stopped");
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.session.take(undefined);
    if (client?.needsStop()) {
      await client.stop().catch((error: unknown) => this.session.output.warn(String(error)));
    }
    await client?.dispose().catch(() => undefined);
  }

  /** One start or stop at a time, whoever asks. */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work, work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}

function settingsOfServer(): string {
  const settings = vscode.workspace.getConfiguration("luthier.server");
  return JSON.stringify(["path", "python"].map((name) => settings.get(name)));
}
