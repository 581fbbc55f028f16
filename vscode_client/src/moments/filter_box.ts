/** The box in which the filter is typed; the view follows every letter. */

import * as vscode from "vscode";
import type { Choosing } from "./choosing.ts";
import { numbered } from "./counting.ts";
import type { MomentTree } from "./tree.ts";

/** Enter keeps the filter, Escape takes back what was there before. */
export async function askForFilter(choosing: Choosing, tree: MomentTree): Promise<void> {
  const before = choosing.typed;
  const box = vscode.window.createInputBox();
  box.title = "Filter Moments";
  box.placeholder = "Words of the event, function, path, lifecycle or state";
  box.value = before;
  const say = () => {
    const count = tree.moments.length;
    box.prompt = count === 0 ? "No moment fits." : `${numbered(count, "moment")} shown.`;
  };
  say();
  await vscode.commands.executeCommand("luthier.moments.focus");
  await new Promise<void>((resolve) => {
    let kept = false;
    const following = vscode.Disposable.from(
      tree.onGrown(say),
      box.onDidChangeValue((typed) => choosing.filter(typed)),
      box.onDidAccept(() => {
        kept = true;
        box.hide();
      }),
      box.onDidHide(() => {
        if (!kept) {
          choosing.filter(before);
        }
        following.dispose();
        box.dispose();
        resolve();
      }),
    );
    box.show();
  });
}
