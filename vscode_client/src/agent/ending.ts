/** What is said and opened when a run waits for a person, and when it has ended. */

import * as vscode from "vscode";
import type { RunChanged, RunShown } from "../protocol.ts";
import { showReport } from "./reports.ts";
import type { Starter } from "./starting.ts";

const GO_ON = "Go On";
const REPORT = "Show the Report";
const SENTENCES = {
  ready: "The agent's work is ready to review.",
  nothing: "The agent wrote nothing.",
  stopped: "The agent was stopped.",
  failed: "The agent's run failed.",
};

/** Opens the plan that waits, once, when it begins to. */
export async function openPlan(run: RunShown): Promise<void> {
  await vscode.commands.executeCommand("luthier.plan.open", { uri: run.uri });
}

/** Opens the review of what is ready, and says the sentence of the end with what can be done next. */
export async function tellEnd(news: RunChanged & { uri: string }, starter: Starter): Promise<void> {
  if (news.ended === undefined) {
    return;
  }
  if (news.review) {
    await vscode.commands.executeCommand("luthier.review.open", { review: news.review });
  }
  const tell =
    news.ended === "failed" ? vscode.window.showErrorMessage : vscode.window.showInformationMessage;
  const sentence = news.message || SENTENCES[news.ended];
  const said = await tell(sentence, ...(news.resumable ? [GO_ON, REPORT] : [REPORT]));
  if (said === GO_ON) {
    await starter.goOn(news.uri, news.run);
  } else if (said === REPORT) {
    await showReport(news.run);
  }
}
