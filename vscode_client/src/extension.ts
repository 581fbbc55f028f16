/** Luthier for VS Code: a thin client of the language server, with views of its own. */

import * as vscode from "vscode";
import { addAgent } from "./agent/index.ts";
import { addMoments } from "./moments/index.ts";
import { addPlan } from "./plan/index.ts";
import { addReview } from "./review/index.ts";
import { Launcher } from "./server/launching.ts";
import { Session } from "./session.ts";

/** What tests, and other extensions, may use. */
export interface Api {
  session: Session;
}

let launcher: Launcher | undefined;

/** Wires the parts; that the server starts is not waited for, so that the editor is not held up. */
export function activate(context: vscode.ExtensionContext): Api {
  const output = vscode.window.createOutputChannel("Luthier", { log: true });
  const session = new Session(output);
  launcher = new Launcher(session, context);
  context.subscriptions.push(
    output,
    session,
    launcher,
    addMoments(session, context),
    addPlan(session, context),
    addReview(session, context),
    addAgent(session, context),
    vscode.commands.registerCommand("luthier.openWalkthrough", () =>
      vscode.commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#start`),
    ),
  );
  void launcher.start();
  return { session };
}

/** Lets the server end in order. */
export async function deactivate(): Promise<void> {
  await launcher?.stop();
}
