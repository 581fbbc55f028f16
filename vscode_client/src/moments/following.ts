/** The view follows the editor softly: it selects the moment that the cursor stands at, and never takes the focus. */

import * as vscode from "vscode";
import type { MomentNode, Node } from "./grouping.ts";
import { rangeOf } from "./places.ts";
import type { MomentTree } from "./tree.ts";

/** Milliseconds after which the cursor counts as resting. */
const PAUSE = 250;

/** Does nothing while the view is hidden, or while a person has selected several things in it. */
export function followEditor(
  view: vscode.TreeView<Node>,
  tree: MomentTree,
  selection: () => Node[],
): vscode.Disposable {
  let waiting: NodeJS.Timeout | undefined;
  const later = (editor: vscode.TextEditor | undefined) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void follow(view, tree, selection, editor), PAUSE);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ kind, textEditor }) =>
      isByHand(kind) ? later(textEditor) : undefined,
    ),
    new vscode.Disposable(() => clearTimeout(waiting)),
  );
}

/** A click in the view moves the cursor too, and what the person selects in the view next must stay. */
function isByHand(kind: vscode.TextEditorSelectionChangeKind | undefined): boolean {
  const { Keyboard, Mouse } = vscode.TextEditorSelectionChangeKind;
  return kind === Keyboard || kind === Mouse;
}

async function follow(
  view: vscode.TreeView<Node>,
  tree: MomentTree,
  selection: () => Node[],
  editor: vscode.TextEditor | undefined,
): Promise<void> {
  if (editor === undefined || editor !== vscode.window.activeTextEditor || !view.visible) {
    return;
  }
  const found = momentsAt(tree, editor);
  const selected = new Set(selection().map(({ id }) => id));
  const first = found[0];
  if (first === undefined || selected.size > 1 || found.some(({ id }) => selected.has(id))) {
    return;
  }
  // It may be gone by now; the next movement of the cursor finds what is there then.
  await Promise.resolve(view.reveal(first, { select: true, focus: false })).catch(() => undefined);
}

function momentsAt(tree: MomentTree, editor: vscode.TextEditor): MomentNode[] {
  const uri = editor.document.uri.toString();
  const line = editor.selection.active.line;
  return tree.moments.filter(
    ({ moment }) =>
      moment.uri !== "" &&
      rangeOf(moment).start.line === line &&
      vscode.Uri.parse(moment.uri).toString() === uri,
  );
}
