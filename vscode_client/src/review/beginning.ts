/** How a review begins: of what a lens names, of a whole folder, and again where the code has changed. */

import * as vscode from "vscode";
import type { ReviewShown } from "../protocol.ts";
import { chosen, subjectOf } from "./deciding.ts";
import { showDiff } from "./diff.ts";
import { firstPlace } from "./model.ts";
import type { Reviews } from "./reviews.ts";
import type { ReviewView } from "./tree.ts";

export class Beginning {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly reviews: Reviews,
    private readonly view: ReviewView,
  ) {}

  /** Begins a review of what `argument` names and shows it; a second click on the same waits for the first. */
  begin(argument: Record<string, unknown>): Promise<void> {
    const key = JSON.stringify(argument);
    const known = this.underWay.get(key);
    if (known !== undefined) {
      return known;
    }
    const begun = this.show(this.reviews.begin(argument)).finally(() => this.underWay.delete(key));
    this.underWay.set(key, begun);
    return begun;
  }

  /** Reviews all that can be put into a folder. */
  async onWorkspace(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const picked =
      folders.length > 1
        ? await vscode.window.showWorkspaceFolderPick({ placeHolder: "Which folder to review" })
        : folders[0];
    if (picked !== undefined) {
      await this.begin({ uri: picked.uri.toString(), event: "", symbol: "" });
    }
  }

  /** Begins a new review of the same; what the agent wrote it has to write again itself. */
  async again(given: unknown): Promise<void> {
    const review = await chosen(this.reviews, subjectOf(given)?.review);
    if (review === undefined) {
      throw new Error("The review is not open any more.");
    }
    if (review.costly) {
      await offerAgent();
    } else {
      await this.show(this.reviews.beginAgain(review));
    }
  }

  private async show(begun: Promise<ReviewShown>): Promise<void> {
    const review = await begun;
    await this.view.reveal(review);
    await showDiff(review, firstPlace(review));
  }
}

async function offerAgent(): Promise<void> {
  const yes = "Write It Again with the Agent";
  const detail =
    "What no longer fits is not put in. Decide on the rest first; its cost is shown before it starts.";
  const told = "The code has changed since the agent wrote this.";
  if ((await vscode.window.showInformationMessage(told, { modal: true, detail }, yes)) === yes) {
    await vscode.commands.executeCommand("luthier.agent.runPlanned");
  }
}
