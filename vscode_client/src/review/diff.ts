/** The diff that a person reviews: one editor with every file of the review, before and after. */

import * as vscode from "vscode";
import type { Range } from "vscode-languageclient/node";
import type { FileShown, ReviewShown } from "../protocol.ts";
import { leadingLines, type Place, placesOf } from "./model.ts";
import { addressOf, type Reviews, SCHEME } from "./reviews.ts";
import { allTabs, closeTabs } from "./tabs.ts";
import type { Cursor } from "./walking.ts";

/** What VS Code's own source control opens its changes with: unlike `vscode.changes` it shows a place in them. */
const OPEN = "_workbench.openMultiDiffEditor";

/** Milliseconds that the diff may take to open. */
const OPENING = 5000;

/** Milliseconds that the focus may take to a file of it, before it is asked for again. */
const FOCUSING = 500;

/** How often it is asked for. */
const MOST_ASKED = 3;

/** Milliseconds that the newest text of a document may take. */
const UPDATING = 3000;

/** Opens the diff of a review, or comes back to it, and puts the cursor into `place`. */
export async function showDiff(review: ReviewShown, place: Place | undefined): Promise<void> {
  const target = place && targetOf(place);
  if (target === undefined) {
    await open(review);
    return;
  }
  // Within the file that has the cursor nothing is opened, since that would begin with the file's top.
  const here = vscode.window.activeTextEditor;
  if (here?.document.uri.toString() === target.uri.toString()) {
    await putCursor(here, target);
    await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
    return;
  }
  const editor = await editorWithFocus(review, target);
  if (editor !== undefined) {
    await putCursor(editor, target);
  }
}

/** Closes the diffs of all reviews that are not open any more, also those that a restart of VS Code brought back. */
export async function closeOldDiffs(reviews: Reviews): Promise<void> {
  const open = new Set(
    reviews.all.flatMap((each) => each.files.map(({ after }) => addressOf(after).toString())),
  );
  await closeTabs(allTabs().filter((tab) => documentsOf(tab).some((uri) => !open.has(uri.toString()))));
}

/** Keeps the context `luthier.review.visible`, which says that the active tab is a review. */
export function followTabs(): vscode.Disposable {
  const tell = () => {
    const visible = isReview(vscode.window.tabGroups.activeTabGroup.activeTab);
    void vscode.commands.executeCommand("setContext", "luthier.review.visible", visible);
  };
  tell();
  return vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(tell),
    vscode.window.tabGroups.onDidChangeTabGroups(tell),
  );
}

/** Where the cursor is in a review. */
export function cursorIn(reviews: Reviews): { review: ReviewShown; cursor: Cursor } | undefined {
  const editor = vscode.window.activeTextEditor;
  const sheet = editor && reviews.sheetOf(editor.document.uri);
  if (editor === undefined || sheet === undefined) {
    return undefined;
  }
  const { review, file, side } = sheet;
  return { review, cursor: { path: file.path, side, line: editor.selection.active.line } };
}

/** The place of a review with that number. */
export function placeOf(review: ReviewShown, hunk: number | undefined): Place | undefined {
  return placesOf(review).find((each) => each.hunk.hunk === hunk);
}

/** Where in the diff a place is. */
interface Target {
  place: Place;
  uri: vscode.Uri;
  range: Range;
  /** The text that is there once the editor has the newest version; undefined when it cannot be told by its text. */
  text: string | undefined;
}

function targetOf(place: Place): Target | undefined {
  const { file, hunk } = place;
  if (hunk.afterRange !== null) {
    return { place, uri: addressOf(file.after), range: hunk.afterRange, text: hunk.newText };
  }
  return hunk.beforeRange === null
    ? undefined
    : { place, uri: addressOf(file.before), range: hunk.beforeRange, text: undefined };
}

async function open(review: ReviewShown, place?: Place): Promise<void> {
  const resources = inOrder(review.files).map((file) => ({
    originalUri: isNew(file) ? undefined : addressOf(file.before),
    modifiedUri: addressOf(file.after),
  }));
  const reveal = place && { modifiedUri: addressOf(place.file.after) };
  try {
    await vscode.commands.executeCommand(OPEN, {
      multiDiffSourceUri: vscode.Uri.from({ scheme: `${SCHEME}-diff`, path: `/${review.review}` }),
      title: review.title,
      resources,
      ...(reveal && { reveal }),
    });
  } catch {
    // It promises nothing to extensions.
    await openFromTop(review.title, resources, reveal?.modifiedUri);
  }
  // Else the next file that is looked at would take its place.
  await vscode.commands.executeCommand("workbench.action.keepEditor");
}

interface Resource {
  originalUri: vscode.Uri | undefined;
  modifiedUri: vscode.Uri;
}

/**
 * Opens the diff by the command that is there for extensions, with the file of a place before all others.
 *
 * The focus goes to its top file only, and each time it makes another editor: so one that has that file there stays,
 * and any other gives way to the new one.
 */
async function openFromTop(title: string, resources: Resource[], wanted?: vscode.Uri): Promise<void> {
  const address = (uri: vscode.Uri | undefined) => uri?.toString();
  const first = Math.max(
    resources.findIndex(({ modifiedUri }) => address(modifiedUri) === address(wanted)),
    0,
  );
  const turned = [...resources.slice(first), ...resources.slice(0, first)];
  const top = address(turned[0]?.modifiedUri);
  const active = vscode.window.tabGroups.activeTabGroup.activeTab;
  if (active !== undefined && address(documentsOf(active)[0]) === top) {
    await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
    return;
  }
  const known = new Set(resources.map(({ modifiedUri }) => address(modifiedUri)));
  const old = allTabs().filter((tab) => known.has(address(documentsOf(tab)[0])));
  const changes = turned.map((each) => [each.modifiedUri, each.originalUri, each.modifiedUri]);
  await vscode.commands.executeCommand("vscode.changes", title, changes);
  await closeTabs(old);
}

/** Files that a person decides on stand before those that only come with them. */
function inOrder(files: readonly FileShown[]): FileShown[] {
  const isDecided = (file: FileShown) => file.hunks.some((hunk) => hunk.decidable);
  return [...files.filter(isDecided), ...files.filter((file) => !isDecided(file))];
}

/** Puts the cursor where the code of a target begins, once the editor has the text that its place was told for. */
async function putCursor(editor: vscode.TextEditor, { range, text }: Target): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(
    range.start.line,
    range.start.character,
    range.end.line,
    range.end.character,
  );
  const isThere = () => text === undefined || plain(document.getText(whole)) === plain(text);
  await until(vscode.workspace.onDidChangeTextDocument, () => isThere() || undefined, UPDATING);
  const line = document.lineAt(Math.min(whole.start.line + leadingLines(text ?? ""), document.lineCount - 1));
  const start = new vscode.Position(line.lineNumber, line.firstNonWhitespaceCharacterIndex);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(line.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * The editor of a target in the diff, once its file has the focus.
 *
 * As long as another file of the diff has it, VS Code does not give it away: then it is taken to the status bar for a
 * moment, where nothing moves. A person who has gone elsewhere meanwhile is not called back.
 */
async function editorWithFocus(review: ReviewShown, target: Target): Promise<vscode.TextEditor | undefined> {
  const { before, after } = target.place.file;
  const sides = [before, after].map((each) => addressOf(each).toString());
  const inDiff = () => {
    const active = vscode.window.activeTextEditor;
    return active?.document.uri.scheme === SCHEME ? active : undefined;
  };
  const inFile = () => {
    const active = inDiff();
    return active && sides.includes(active.document.uri.toString()) ? active : undefined;
  };
  await open(review, target.place);
  await until(vscode.window.onDidChangeActiveTextEditor, inDiff, OPENING);
  for (let asked = 0; asked < MOST_ASKED && inDiff() && !inFile(); asked++) {
    await vscode.commands.executeCommand("workbench.action.focusStatusBar");
    await open(review, target.place);
    await until(vscode.window.onDidChangeActiveTextEditor, inFile, FOCUSING);
  }
  const address = target.uri.toString();
  return vscode.window.visibleTextEditors.find((each) => each.document.uri.toString() === address);
}

/** What `find` finds, at once or after one of the events to come; undefined when it takes too long. */
async function until<T>(
  changes: vscode.Event<unknown>,
  find: () => T | undefined,
  patience: number,
): Promise<T | undefined> {
  return (
    find() ??
    new Promise((resolve) => {
      const stop = setTimeout(() => settle(undefined), patience);
      const following = changes(() => {
        const found = find();
        if (found !== undefined) {
          settle(found);
        }
      });
      const settle = (found: T | undefined) => {
        clearTimeout(stop);
        following.dispose();
        resolve(found);
      };
    })
  );
}

function isReview(tab: vscode.Tab | undefined): boolean {
  return tab !== undefined && documentsOf(tab).length > 0;
}

/** The documents of reviews that a tab shows side by side. */
function documentsOf(tab: vscode.Tab): vscode.Uri[] {
  // What a tab with several diffs says of itself is not in the stable types yet.
  const input = tab.input as { textDiffs?: { modified?: vscode.Uri }[]; uri?: vscode.Uri } | undefined;
  const shown = [...(input?.textDiffs ?? []).map((each) => each.modified), input?.uri];
  return shown.filter((uri): uri is vscode.Uri => uri?.scheme === SCHEME);
}

function isNew(file: FileShown): boolean {
  return file.hunks.some((hunk) => hunk.creates);
}
