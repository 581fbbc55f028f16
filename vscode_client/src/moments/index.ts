/** The Moments view, and the coverage in the status bar. */

import * as vscode from "vscode";
import type { Session } from "../session.ts";
import { addDeeds } from "./acting.ts";
import { Choosing } from "./choosing.ts";
import { addCoverage } from "./coverage.ts";
import { askForReasons } from "./dismissing.ts";
import { Overview } from "./overview.ts";
import { scan } from "./scanning.ts";
import { MomentTree } from "./tree.ts";
import { addView } from "./view.ts";

export function addMoments(session: Session, context: vscode.ExtensionContext): vscode.Disposable {
  const overview = new Overview(session);
  const choosing = new Choosing(context.workspaceState);
  const tree = new MomentTree(overview, choosing);
  const { selection, parts } = addView(overview, choosing, tree);
  return vscode.Disposable.from(
    overview,
    choosing,
    tree,
    parts,
    addDeeds(session, overview, tree, selection),
    addCoverage(session, overview),
    askForReasons(session),
    vscode.commands.registerCommand("luthier.moments.refresh", () => scan(session)),
  );
}
