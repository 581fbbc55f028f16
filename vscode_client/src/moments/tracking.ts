/** Puts events into the code by an edit of the editor, and shows what was written. */

import * as vscode from "vscode";
import { Commands } from "../protocol.ts";
import type { Session } from "../session.ts";
import { numbered } from "./counting.ts";
import type { MomentNode } from "./grouping.ts";
import { reveal, subjectOf } from "./places.ts";

/** One after the other, since each changes the places of the next. Those that cannot be put in do not hold up the rest. */
export async function track(session: Session, moments: readonly MomentNode[]): Promise<void> {
  const refused: string[] = [];
  for (const node of moments) {
    try {
      await trackOne(session, node);
    } catch (error) {
      refused.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (refused.length > 0) {
    const more = refused.length > 1 ? ` (and ${numbered(refused.length - 1, "other")})` : "";
    throw new Error(`${refused[0]}${more}`);
  }
}

async function trackOne(session: Session, node: MomentNode): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(node.moment.uri));
  const written = new Written(document);
  try {
    const { applied } = await session.command<{ applied: boolean }>(Commands.track, subjectOf(node));
    if (applied) {
      await written.show(node);
    }
  } finally {
    written.dispose();
  }
}

/** Remembers what is written into a document while it is there. */
class Written implements vscode.Disposable {
  private readonly following: vscode.Disposable;
  private changes: readonly vscode.TextDocumentContentChangeEvent[] = [];

  constructor(private readonly document: vscode.TextDocument) {
    this.following = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) {
        this.changes = [...this.changes, ...event.contentChanges];
      }
    });
  }

  /** Opens the document at the line that names the event; at the function when the event went in elsewhere. */
  async show(node: MomentNode): Promise<void> {
    const line = this.lineOf(node.moment.event);
    if (line === undefined) {
      await reveal(node);
      return;
    }
    const at = this.document.lineAt(line);
    const place = new vscode.Position(line, at.firstNonWhitespaceCharacterIndex);
    const editor = await vscode.window.showTextDocument(this.document, {
      selection: new vscode.Range(place, place),
    });
    editor.revealRange(at.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  dispose(): void {
    this.following.dispose();
  }

  /** By the text as it is now: changes above one another have moved each other's lines. */
  private lineOf(event: string): number | undefined {
    const pieces = this.changes.map(({ text }) => text).filter((text) => text.includes(event));
    const text = this.document.getText();
    const offsets = pieces.map((piece) => {
      const begins = text.indexOf(piece);
      return begins < 0 ? -1 : begins + piece.indexOf(event);
    });
    const offset = offsets.find((each) => each >= 0);
    return offset === undefined ? undefined : this.document.positionAt(offset).line;
  }
}
