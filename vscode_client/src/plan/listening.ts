/** The local endpoint at which events are heard: beginning it, ending it, and what the status bar says of it. */

import * as vscode from "vscode";
import { Commands } from "../protocol.ts";
import type { Session } from "../session.ts";
import { folderFor } from "./folders.ts";
import { counted } from "./page/words.ts";
import type { Panels } from "./panels.ts";

const ANY_PORT = 0;
const ANOTHER = "Use Another Port";

export class Listening implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly session: Session,
    private readonly panels: Panels,
  ) {
    this.item = vscode.window.createStatusBarItem("luthier.listening", vscode.StatusBarAlignment.Left);
    this.item.name = "Luthier: Listening";
    this.item.command = "luthier.plan.open";
    this.subscription = panels.plans.onChanged(() => this.draw());
  }

  /** Begins to listen for a folder, and shows the plan, where the address stands and what is heard is seen. */
  async start(given: unknown): Promise<void> {
    const folder = await folderFor(given, "Listen for Events");
    if (folder === undefined) {
      return;
    }
    const port = vscode.workspace.getConfiguration("luthier").get("listen.port", 4777);
    if (await this.begin(folder, port)) {
      await this.panels.plans.ask();
      this.panels.showFor(folder);
    }
  }

  /** Ends listening: for the folder that `given` names, else wherever it is on. */
  async stop(given: unknown): Promise<void> {
    const on = this.panels.plans.all.filter((plan) => plan.listening !== null);
    const folder = given === undefined ? undefined : await folderFor(given, "Stop Listening for Events");
    const meant = on.filter((plan) => folder === undefined || plan.uri === folder.uri.toString());
    for (const { uri } of meant) {
      await this.session.command(Commands.endListening, { uri });
    }
    await this.panels.plans.ask();
  }

  dispose(): void {
    this.subscription.dispose();
    this.item.dispose();
  }

  /** Whether it listens; when the port is taken the person may have any other. */
  private async begin(folder: vscode.WorkspaceFolder, port: number): Promise<boolean> {
    try {
      await this.session.command(Commands.listen, { uri: folder.uri.toString(), port });
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (port === ANY_PORT || !message.includes(String(port))) {
        throw error;
      }
      // Its remedy is one for the terminal.
      const [wrong] = message.split(/(?<=\.) /);
      const answer = await vscode.window.showWarningMessage(wrong ?? message, ANOTHER);
      return answer === ANOTHER && (await this.begin(folder, ANY_PORT));
    }
  }

  private draw(): void {
    const on = this.panels.plans.all.flatMap((plan) => (plan.listening === null ? [] : [plan.listening]));
    void vscode.commands.executeCommand("setContext", "luthier.listening", on.length > 0);
    if (on.length === 0) {
      this.item.hide();
      return;
    }
    const heard = on.reduce((sum, each) => sum + each.heard, 0);
    this.item.text = `$(radio-tower) Listening: ${counted(heard, "event")} heard`;
    this.item.tooltip = `At ${on.map((each) => each.url).join(", ")}. Click to open the tracking plan.`;
    this.item.accessibilityInformation = {
      label: `Listening for events, ${counted(heard, "event")} heard. Open the tracking plan.`,
      role: "button",
    };
    this.item.show();
  }
}
