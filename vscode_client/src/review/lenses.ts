/** What stands above each change in the diff: its event, and what a person can say to it. */

import * as vscode from "vscode";
import { eventsOf, kindOf, type Place, type Standing, standingOf } from "./model.ts";
import { type Reviews, SCHEME, type Sheet } from "./reviews.ts";
import { comesWith, lostIn } from "./wording.ts";

/** The lenses, which follow `reviews` until it is disposed. */
export function addLenses(reviews: Reviews): vscode.Disposable {
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: reviews.onDidChange,
    provideCodeLenses: (document) => {
      const sheet = reviews.sheetOf(document.uri);
      return sheet?.side === "after" ? lensesOf(sheet) : [];
    },
  };
  return vscode.languages.registerCodeLensProvider({ scheme: SCHEME }, provider);
}

function lensesOf(sheet: Sheet): vscode.CodeLens[] {
  const places = sheet.file.hunks.map((hunk) => ({ file: sheet.file, hunk }));
  const shown = places.filter(({ hunk }) => hunk.afterRange !== null);
  return [...fileLenses(sheet, places, shown), ...shown.flatMap((place) => placeLenses(sheet, place))];
}

/** For the whole file, above its first change, since what is not near a change is folded away. */
function fileLenses(sheet: Sheet, places: readonly Place[], shown: readonly Place[]): vscode.CodeLens[] {
  const first = shown[0];
  const line = first === undefined ? 0 : startOf(first);
  const subject = { review: sheet.review.review, uri: sheet.file.uri };
  const standing = (...wanted: Standing[]) =>
    places.filter(({ hunk }) => hunk.decidable && wanted.includes(standingOf(hunk)));
  const waiting = standing("waiting").length;
  const lenses: vscode.CodeLens[] = [];
  const lost = standing("stale", "blocked");
  if (lost.length > 0) {
    lenses.push(lens(line, withIcon("warning", lostIn(lost)), "luthier.review.again", subject));
  }
  if (waiting > 1) {
    lenses.push(
      lens(
        line,
        withIcon("check-all", `Accept all ${waiting} in this file`),
        "luthier.review.acceptFile",
        subject,
      ),
      lens(line, withIcon("close", "Reject all in this file"), "luthier.review.rejectFile", subject),
    );
  }
  return lenses;
}

function placeLenses(sheet: Sheet, place: Place): vscode.CodeLens[] {
  const { hunk } = place;
  const line = startOf(place);
  const review = sheet.review.review;
  const subject = { review, hunk: hunk.hunk };
  if (!hunk.decidable) {
    return [lens(line, comesWith(hunk))];
  }
  const name = hunk.events.join(" and ") || kindOf(hunk);
  switch (standingOf(hunk)) {
    case "waiting":
      return [
        lens(line, withIcon("check", `Accept ${name}`), "luthier.review.acceptHunk", subject),
        lens(line, withIcon("close", `Reject ${name}`), "luthier.review.rejectHunk", subject),
        ...eventLenses(sheet, line, hunk.events),
      ];
    case "accepted":
      return [
        lens(line, withIcon("pass-filled", `${name} is accepted`)),
        ...(hunk.state === "taken"
          ? [lens(line, withIcon("discard", "Take out again"), "luthier.review.rejectHunk", subject)]
          : []),
      ];
    default:
      return [];
  }
}

/** For the other places of the same events, when there are some. */
function eventLenses(sheet: Sheet, line: number, events: readonly string[]): vscode.CodeLens[] {
  return eventsOf(sheet.review)
    .filter(({ event, places }) => events.includes(event) && places.length > 1)
    .map(({ event, places }) =>
      lens(
        line,
        withIcon("check-all", `Accept ${event} in all ${places.length} places`),
        "luthier.review.acceptEvent",
        {
          review: sheet.review.review,
          event,
        },
      ),
    );
}

function startOf({ hunk }: Place): number {
  return hunk.afterRange?.start.line ?? 0;
}

/** Without a command it only tells. */
function lens(line: number, title: string, command = "", argument?: object): vscode.CodeLens {
  const range = new vscode.Range(line, 0, line, 0);
  return new vscode.CodeLens(range, { title, command, ...(argument ? { arguments: [argument] } : {}) });
}

/** A space of the usual kind is swallowed after an icon. */
function withIcon(icon: string, title: string): string {
  return `$(${icon})\u00a0${title}`;
}
