/** One panel with the plan of one folder: what the page asks for is done here. */

import * as vscode from "vscode";
import { Commands, type Decision } from "../protocol.ts";
import type { Session } from "../session.ts";
import { htmlFor, rootOf } from "./html.ts";
import { type FromPage, OFFERED, type Shown, type ToPage } from "./messages.ts";
import type { Plans } from "./plans.ts";

export class PlanPanel implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private ready = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly folder: vscode.WorkspaceFolder,
    private readonly session: Session,
    private readonly plans: Plans,
    extension: vscode.Uri,
  ) {
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [rootOf(extension)] };
    panel.title = titleFor(folder);
    panel.iconPath = {
      light: vscode.Uri.joinPath(extension, "media", "plan-light.svg"),
      dark: vscode.Uri.joinPath(extension, "media", "plan-dark.svg"),
    };
    this.subscriptions = [
      webview.onDidReceiveMessage((message: FromPage) => this.take(message)),
      panel.onDidChangeViewState(() => (panel.visible ? plans.look() : undefined)),
      plans.onChanged(() => this.show()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.show()),
    ];
    webview.html = htmlFor(webview, extension);
  }

  get isVisible(): boolean {
    return this.panel.visible;
  }

  reveal(): void {
    this.panel.reveal();
  }

  /** Calls `then` when the person closes the panel. */
  onClosed(then: () => void): void {
    this.panel.onDidDispose(() => {
      this.dispose();
      then();
    });
  }

  close(): void {
    this.panel.dispose();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private show(): void {
    if (this.ready) {
      const shown: Shown = {
        folder: this.folder.uri.toString(),
        server: this.session.state,
        plan: this.plans.of(this.folder.uri.toString()),
        trusted: vscode.workspace.isTrusted,
      };
      this.post({ kind: "show", shown });
    }
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  private async take(message: FromPage): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.ready = true;
        this.show();
        return this.plans.look();
      case "decide":
        return this.decide(message.number, message.entries);
      case "openFile":
        return this.openFile(message.line);
      case "openPlace":
        return this.openPlace(message.uri, message.line);
      case "copy":
        return vscode.env.clipboard.writeText(message.text);
      case "run":
        if (OFFERED.includes(message.command)) {
          await vscode.commands.executeCommand(message.command, { uri: this.folder.uri.toString() });
        }
    }
  }

  /** All of it or nothing; why not is told on the page, where the person is. */
  private async decide(number: number, entries: Decision[]): Promise<void> {
    let trouble = "";
    try {
      await this.session.command(Commands.decide, { uri: this.folder.uri.toString(), entries });
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
    }
    await this.plans.ask();
    this.post({ kind: "done", number, trouble });
  }

  private async openFile(line: number): Promise<void> {
    const plan = this.plans.of(this.folder.uri.toString());
    await openAt(
      plan?.planUri ?? vscode.Uri.joinPath(this.folder.uri, "tracking-plan.yaml").toString(),
      line,
    );
  }

  /** Only a place that the plan names is opened, whatever the page says. */
  private async openPlace(uri: string, line: number): Promise<void> {
    const entries = this.plans.of(this.folder.uri.toString())?.entries ?? [];
    if (entries.some((entry) => entry.where.some((place) => place.uri === uri && place.line === line))) {
      await openAt(uri, line);
    }
  }
}

/** Opens a file with the cursor at a line, counted from 0. */
export async function openAt(uri: string, line: number): Promise<void> {
  const at = new vscode.Position(Math.max(line, 0), 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: new vscode.Range(at, at) });
}

function titleFor(folder: vscode.WorkspaceFolder): string {
  const several = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  return several ? `Tracking Plan: ${folder.name}` : "Tracking Plan";
}
