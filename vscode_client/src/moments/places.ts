/** Where a moment is, as the editor says it, and how commands name it to the server. */

import * as vscode from "vscode";
import type { MomentShown } from "../protocol.ts";
import type { MomentNode } from "./grouping.ts";

/** What commands of the server about one moment take; a type and not an interface, as those take any keys. */
export type Subject = { uri: string; event: string; symbol: string };

/** The range of the function's name. */
export function rangeOf({ range }: MomentShown): vscode.Range {
  const { start, end } = range;
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** How commands name a moment; one that is dismissed everywhere stands for its folder. */
export function subjectOf({ folder, moment }: MomentNode): Subject {
  return { uri: moment.uri || folder.uri, event: moment.event, symbol: moment.symbol };
}

/** Opens the file of a moment with the function's name selected. */
export async function reveal({ moment }: MomentNode): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(moment.uri), { selection: rangeOf(moment) });
}
