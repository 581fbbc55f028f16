/** What a person does to moments: to the one that is pointed at, to all that are selected, or to one that is picked. */

import * as vscode from "vscode";
import { Commands, type MomentState } from "../protocol.ts";
import { orTell, type Session } from "../session.ts";
import { dismiss, reconsider } from "./dismissing.ts";
import type { MomentNode, Node } from "./grouping.ts";
import type { Overview } from "./overview.ts";
import { pick } from "./picking.ts";
import { reveal, subjectOf } from "./places.ts";
import { track } from "./tracking.ts";
import type { MomentTree } from "./tree.ts";

type Deed = (moments: MomentNode[]) => Promise<unknown>;

/** The commands about moments. What cannot be done is told in one sentence. */
export function addDeeds(
  session: Session,
  overview: Overview,
  tree: MomentTree,
  selection: () => Node[],
): vscode.Disposable {
  const act = async (meant: readonly Node[], state: MomentState, deed: Deed) => {
    const moments = meant.length > 0 ? inState(meant, state) : await pick(tree.moments, state);
    if (moments.length > 0) {
      await deed(moments);
      await overview.refreshed();
    }
  };
  const command = (name: string, state: MomentState, deed: Deed) =>
    vscode.commands.registerCommand(`luthier.moments.${name}`, (pointed?: Node, selected?: Node[]) =>
      orTell(() => act(selected ?? (pointed ? [pointed] : selection()), state, deed)),
    );
  return vscode.Disposable.from(
    vscode.commands.registerCommand("luthier.moments.reveal", (pointed?: Node) =>
      orTell(() => goTo(tree, pointed)),
    ),
    command("track", "proposed", (moments) => track(session, moments)),
    command("trackWithAgent", "proposed", ([moment]) => implement(moment)),
    command("addToPlan", "proposed", (moments) => addToPlan(session, moments)),
    command("dismiss", "proposed", (moments) => dismiss(session, moments.map(subjectOf))),
    command("reconsider", "dismissed", (moments) => reconsider(session, moments.map(subjectOf))),
  );
}

function inState(nodes: readonly Node[], state: MomentState): MomentNode[] {
  return nodes.filter((node) => node.kind === "moment").filter(({ moment }) => moment.state === state);
}

async function goTo(tree: MomentTree, pointed: Node | undefined): Promise<void> {
  const [moment] = pointed?.kind === "moment" ? [pointed] : await pick(tree.moments);
  if (moment !== undefined && moment.moment.path !== "") {
    await reveal(moment);
  }
}

/** By the command that a code action gives too, so that cost and scope are shown first. */
async function implement(node: MomentNode | undefined): Promise<void> {
  if (node !== undefined) {
    await vscode.commands.executeCommand(Commands.implement, subjectOf(node));
  }
}

async function addToPlan(session: Session, moments: readonly MomentNode[]): Promise<void> {
  for (const node of moments.filter(({ moment }) => moment.plan === "")) {
    await session.command(Commands.addToPlan, subjectOf(node));
  }
}
