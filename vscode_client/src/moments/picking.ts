/** A list of moments to pick from, for who does not come from the tree. */

import * as vscode from "vscode";
import type { MomentState } from "../protocol.ts";
import type { MomentNode } from "./grouping.ts";
import { besideEvent } from "./wording.ts";

/** The one that is picked of those in a state, or of all; nothing when the person went away. */
export async function pick(moments: readonly MomentNode[], state?: MomentState): Promise<MomentNode[]> {
  const offered = moments.filter(
    ({ moment }) => moment.path !== "" && (state === undefined || moment.state === state),
  );
  if (offered.length === 0) {
    throw new Error(state === undefined ? "No moment is known here." : `No moment is ${state} here.`);
  }
  const items = offered.map((node) => ({
    label: node.moment.event,
    description: besideEvent(node),
    detail: node.moment.question,
    node,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: "Moments",
    placeHolder: "Event, function or file",
    matchOnDescription: true,
  });
  return picked === undefined ? [] : [picked.node];
}
