/** What a person chose to see in the Moments view. All but the filter is kept for the workspace. */

import * as vscode from "vscode";
import { wordsOf } from "./filtering.ts";
import type { Choices, Grouping } from "./grouping.ts";

const GROUPING = "luthier.moments.grouping";
const DISMISSED = "luthier.moments.showsDismissed";
const FILTERED = "luthier.moments.filtered";

export class Choosing implements vscode.Disposable {
  readonly onChanged: vscode.Event<void>;
  /** The filter as it was typed. */
  typed = "";

  private readonly changed = new vscode.EventEmitter<void>();

  constructor(private readonly memory: vscode.Memento) {
    this.onChanged = this.changed.event;
    this.tell();
  }

  get choices(): Choices {
    return {
      grouping: this.memory.get<Grouping>(GROUPING) === "file" ? "file" : "lifecycle",
      words: wordsOf(this.typed),
      showsDismissed: this.memory.get(DISMISSED) === true,
    };
  }

  get filtered(): boolean {
    return this.choices.words.length > 0;
  }

  async group(grouping: Grouping): Promise<void> {
    await this.memory.update(GROUPING, grouping);
    this.tell();
  }

  async showDismissed(shown: boolean): Promise<void> {
    await this.memory.update(DISMISSED, shown);
    this.tell();
  }

  filter(typed: string): void {
    this.typed = typed;
    this.tell();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private tell(): void {
    const { grouping, showsDismissed } = this.choices;
    const keys = { [GROUPING]: grouping, [DISMISSED]: showsDismissed, [FILTERED]: this.filtered };
    for (const [key, value] of Object.entries(keys)) {
      void vscode.commands.executeCommand("setContext", key, value);
    }
    this.changed.fire();
  }
}
