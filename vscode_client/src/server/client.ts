/** The language client: what it announces, what it tells the server of the settings, and whom it lets know. */

import * as vscode from "vscode";
import {
  type ClientCapabilities,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  type StaticFeature,
} from "vscode-languageclient/node";
import { type Changed, Notifications, type RunChanged } from "../protocol.ts";
import type { Session } from "../session.ts";
import type { Found } from "./finding.ts";
import { settingsEverywhere, settingsFor } from "./settings.ts";

const LANGUAGES = ["python", "javascript", "javascriptreact", "typescript", "typescriptreact"];

/** A client for a server, not started yet. */
export function makeClient({ command, args }: Found, session: Session): LanguageClient {
  const server: ServerOptions = { command, args };
  const client = new LanguageClient("luthier", "Luthier", server, optionsFor(session));
  client.registerFeature(new OwnViews());
  client.onNotification(Notifications.changed, (news: Changed) => session.tellChanged(news));
  client.onNotification(Notifications.runChanged, (news: RunChanged) => session.tellRunChanged(news));
  return client;
}

function optionsFor(session: Session): LanguageClientOptions {
  let told = settingsEverywhere(); // the server asks for them when it starts
  return {
    documentSelector: [
      ...LANGUAGES.flatMap((language) => [
        { scheme: "file", language },
        { scheme: "untitled", language },
      ]),
      { scheme: "file", pattern: "**/tracking-plan.yaml" },
    ],
    outputChannel: session.output,
    initializationOptions: () => ({ trusted: vscode.workspace.isTrusted }),
    diagnosticPullOptions: { onChange: true, onSave: true },
    markdown: { supportHtml: false },
    middleware: {
      workspace: {
        configuration: (params) =>
          params.items.map((item) =>
            settingsFor(item.scopeUri === undefined ? undefined : vscode.Uri.parse(item.scopeUri)),
          ),
        // Of settings that are the extension's own it is told nothing: some of them end it while it would be told.
        didChangeConfiguration: async (sections, next) => {
          const now = settingsEverywhere();
          if (session.state === "running" && now !== told) {
            told = now;
            await next(sections);
          }
        },
      },
      provideTextDocumentContent: (uri) => contentOf(session, uri),
      executeCommand: (command, args, next) => session.handOn(command, args, async () => next(command, args)),
    },
  };
}

/** The text of a document of the server's own; of one that is gone, why it is, since nobody asked for a notification. */
async function contentOf(session: Session, uri: vscode.Uri): Promise<string> {
  try {
    const params = { uri: uri.toString() };
    return (await session.request<{ text: string }>("workspace/textDocumentContent", params)).text;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Announces the views that this extension has of its own, so that the server leaves its questions to them. */
class OwnViews implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { luthierRuns: true, luthierReviews: true, luthierChanges: true };
  }
  initialize(): void {}
  getState(): { kind: "static" } {
    return { kind: "static" };
  }
  clear(): void {}
}
