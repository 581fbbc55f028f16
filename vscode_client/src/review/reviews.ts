/** The open reviews as the server has them, and what a person says to them. */

import * as vscode from "vscode";
import { Asking } from "../asking.ts";
import { Commands, type FileShown, Requests, type ReviewShown } from "../protocol.ts";
import type { Session } from "../session.ts";
import { keepingSaved } from "./saving.ts";
import type { Side } from "./walking.ts";

/** What a decision is about: a hunk, an event, a file, or all of a review. */
export interface Subject {
  review: string;
  hunk?: number;
  event?: string;
  /** Address of the file itself. */
  uri?: string;
  /** Why it is rejected; it goes into the plan. */
  reason?: string;
}

/** One document of a review. */
export interface Sheet {
  review: ReviewShown;
  file: FileShown;
  side: Side;
}

/** Scheme of the documents that show a file before and after. */
export const SCHEME = "luthier-review";

export class Reviews implements vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;

  private readonly changed = new vscode.EventEmitter<void>();
  private readonly begunWith = new Map<string, Record<string, unknown>>();
  private readonly refusals = new Map<string, string[]>();
  private readonly following: vscode.Disposable;
  private shown: ReviewShown[] = [];
  private readonly asking = new Asking(() => this.ask());

  constructor(private readonly session: Session) {
    this.onDidChange = this.changed.event;
    this.following = session.when(["review"], () => this.refresh());
  }

  get all(): readonly ReviewShown[] {
    return this.shown;
  }

  get(review: string): ReviewShown | undefined {
    return this.shown.find((each) => each.review === review);
  }

  /** What could not be put in when a review was begun, as sentences. */
  refusedIn(review: string): readonly string[] {
    return this.refusals.get(review) ?? [];
  }

  /** What a document of a review shows; undefined for any other document, and when the review is closed. */
  sheetOf(uri: vscode.Uri): Sheet | undefined {
    if (uri.scheme !== SCHEME) {
      return undefined;
    }
    const address = uri.toString();
    for (const review of this.shown) {
      for (const file of review.files) {
        if (address === addressOf(file.after).toString()) {
          return { review, file, side: "after" };
        }
        if (address === addressOf(file.before).toString()) {
          return { review, file, side: "before" };
        }
      }
    }
    return undefined;
  }

  /** Begins a review of what `argument` names as `luthier.review` takes it; rejects when there is nothing to review. */
  async begin(argument: Record<string, unknown>): Promise<ReviewShown> {
    const begun = await this.session.command<ReviewShown>(Commands.review, argument);
    this.begunWith.set(begun.review, argument);
    this.refusals.set(begun.review, begun.refused);
    await this.refresh();
    return this.get(begun.review) ?? begun;
  }

  /** Begins a review of the same again, for when the code has changed since. */
  async beginAgain(review: ReviewShown): Promise<ReviewShown> {
    const only = review.files.length === 1 ? review.files[0] : undefined;
    return this.begin(this.begunWith.get(review.review) ?? { uri: only?.uri ?? review.folder });
  }

  /** Puts something in; whether all of it is in the texts now. */
  async accept(subject: Subject): Promise<boolean> {
    return this.decide(Commands.accept, subject);
  }

  /** Says no to something, which also takes out what is in; whether the texts are now without it. */
  async reject(subject: Subject): Promise<boolean> {
    return this.decide(Commands.reject, subject);
  }

  async close(review: string): Promise<void> {
    await this.session.command(Commands.endReview, { review });
    await this.refresh();
  }

  /** Asks the server how the reviews stand; while an answer is awaited, the next question is asked once after it. */
  refresh(): Promise<void> {
    return this.asking.again();
  }

  dispose(): void {
    this.following.dispose();
    this.changed.dispose();
  }

  private async ask(): Promise<void> {
    this.shown = await this.answer();
    await vscode.commands.executeCommand("setContext", "luthier.reviewing", this.shown.length > 0);
    this.changed.fire();
  }

  /** What the server says; as it stood when it cannot be asked right now. */
  private async answer(): Promise<ReviewShown[]> {
    if (this.session.state !== "running") {
      return [];
    }
    try {
      return await this.session.request<ReviewShown[]>(Requests.review);
    } catch (error) {
      this.session.output.warn(`The reviews could not be asked for: ${error}`);
      return this.shown;
    }
  }

  private async decide(command: string, subject: Subject): Promise<boolean> {
    const touched = this.get(subject.review)?.files ?? [];
    const addresses = touched.map((file) => file.uri);
    try {
      const work = () => this.session.command<{ done: boolean }>(command, subject);
      return (await keepingSaved(addresses, work)).done;
    } finally {
      await this.refresh();
    }
  }
}

/** The address of a document of the server's, as VS Code writes it. */
export function addressOf(address: string): vscode.Uri {
  return vscode.Uri.parse(address, true);
}
