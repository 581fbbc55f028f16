/** Before a run begins: what stands in its way is explained, and what it may cost is confirmed. */

import * as vscode from "vscode";
import { Commands, Requests, type Scope } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";
import { explainTrust, isMissingAgent, offerAgent } from "./obstacles.ts";
import type { Runs } from "./runs.ts";
import type { AgentView } from "./view.ts";
import { fullQuestion, question, type Wanted } from "./wanted.ts";

const START = "Start";
const CHANGE = "Change the Limits...";
const DETAILS = "Details";

/** The only way by which this extension begins a run. */
export class Starter {
  constructor(
    private readonly session: Session,
    private readonly context: vscode.ExtensionContext,
    private readonly runs: Runs,
    private readonly view: AgentView,
  ) {}

  /** Asks, and begins when the person says so; what goes wrong is told. */
  async begin(wanted: Wanted): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      await explainTrust();
      return;
    }
    await orTell(() => this.ask(wanted));
  }

  /** Goes on with the last run of a folder that did not come to its end. */
  async goOn(uri: string, run = this.lastOpen(uri)): Promise<void> {
    if (run === undefined) {
      void vscode.window.showInformationMessage(
        "No run of the agent was stopped here. There is nothing to go on with.",
      );
      return;
    }
    await this.begin({ uri, resume: run });
  }

  private async ask(wanted: Wanted): Promise<void> {
    const scope = await this.scope(wanted);
    if (scope === undefined || !(await confirmed(wanted, scope))) {
      return;
    }
    const { run } = await this.session.command<{ run: string }>(Commands.implement, wanted);
    await this.runs.begun(run, scope.stages);
    await this.view.reveal(run);
  }

  /** What the run would do; `undefined` when the agent is not installed, which was dealt with. */
  private async scope(wanted: Wanted): Promise<Scope | undefined> {
    try {
      return await this.session.request<Scope>(Requests.scope, wanted);
    } catch (error) {
      if (!isMissingAgent(error)) {
        throw error;
      }
      return (await offerAgent(this.session, this.context)) ? this.scope(wanted) : undefined;
    }
  }

  private lastOpen(uri: string): string | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri))?.uri.toString();
    const last = this.runs.records.find((record) => record.uri === folder);
    return last?.resumable ? last.run : undefined;
  }
}

/** Whether the person said yes. It is asked at every run: nothing that costs money is agreed to for later. */
async function confirmed(wanted: Wanted, scope: Scope): Promise<boolean> {
  const ask = scope.sandboxed ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const short = question(wanted, scope);
  const said = await ask(short.message, { modal: true, detail: short.detail }, START, CHANGE, DETAILS);
  if (said !== DETAILS) {
    return answered(said);
  }
  const full = fullQuestion(wanted, scope);
  return answered(await ask(full.message, { modal: true, detail: full.detail }, START, CHANGE));
}

async function answered(said: string | undefined): Promise<boolean> {
  if (said === CHANGE) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "luthier.agent");
  }
  return said === START;
}
