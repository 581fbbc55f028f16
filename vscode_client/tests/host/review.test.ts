/** The review in the real extension host: its documents, lenses and commands, and what they do to files. */

import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import type { Api } from "../../src/extension.ts";
import type { ReviewShown } from "../../src/protocol.ts";
import { allTabs } from "../../src/review/tabs.ts";

const LIMIT = 20_000;

let session: Api["session"];

describe("a review", () => {
  let file: vscode.Uri;

  before(async function () {
    this.timeout(60_000);
    file = vscode.Uri.joinPath(await begin(), "shop", "auth.py");
    await until(async () => session.state === "running" || undefined);
    await vscode.workspace.openTextDocument(file);
    await vscode.commands.executeCommand("luthier.review", { uri: file.toString(), event: "", symbol: "" });
  });

  after(() => vscode.commands.executeCommand("luthier.review.close"));

  it("is one editor with every file, and stays open", async () => {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.match(tab?.label ?? "", /^Review of auth\.py \(3 files\)$/);
    assert.equal(tab?.isPreview, false);
  });

  it("has lenses for each change, and tells what comes with it", async () => {
    const titles = await lensesOf(await afterOf("shop/auth.py"));
    assert.ok(titles.some((each) => each.endsWith("Accept user_signed_up")));
    assert.ok(titles.some((each) => each.endsWith("Reject user_logged_out")));
    assert.ok(titles.some((each) => each.startsWith("Import, comes with")));
    assert.deepEqual(await lensesOf(await afterOf("shop/analytics.py")), ["New file, comes with 3 events"]);
  });

  it("has no lenses in the documents before", async () => {
    const before = (await shown()).files.find((each) => each.path === "shop/auth.py")?.before;
    assert.ok(before);
    assert.deepEqual(await lensesOf(vscode.Uri.parse(before)), []);
  });

  it("puts an event in with all that it needs, and saves what was saved", async () => {
    const { review } = await shown();
    await vscode.commands.executeCommand("luthier.review.acceptEvent", { review, event: "user_signed_up" });
    for (const path of ["shop/auth.py", "shop/analytics.py", "requirements.txt"]) {
      assert.match(await onDisk(path), /user_signed_up|posthog/, path);
    }
    assert.deepEqual(
      vscode.workspace.textDocuments.filter((each) => each.isDirty).map((each) => each.fileName),
      [],
    );
    const titles = await lensesOf(await afterOf("shop/auth.py"));
    assert.ok(titles.some((each) => each.endsWith("user_signed_up is accepted")));
  });

  it("leaves no tab of a file that could be saved only late", async () => {
    const { review } = await shown();
    await vscode.commands.executeCommand("luthier.review.rejectEvent", { review, event: "user_signed_up" });
    const came = new Set<string>();
    const watching = vscode.window.tabGroups.onDidChangeTabs(({ opened }) =>
      opened.forEach(({ label }) => void came.add(label)),
    );
    const holding = vscode.workspace.onDidChangeTextDocument(() => holdUp(1200));
    await vscode.commands.executeCommand("luthier.review.acceptEvent", { review, event: "user_signed_up" });
    holding.dispose();
    await until(async () => came.size > 0 || undefined);
    await until(async () => tabLabels().join() === "Review of auth.py (3 files)" || undefined);
    watching.dispose();
  });

  it("follows its document when something is rejected", async () => {
    const { review } = await shown();
    const address = await afterOf("shop/auth.py");
    const document = await vscode.workspace.openTextDocument(address);
    assert.match(document.getText(), /user_logged_in/);
    await vscode.commands.executeCommand("luthier.review.rejectEvent", { review, event: "user_logged_in" });
    await until(async () => !document.getText().includes("user_logged_in") || undefined);
    assert.doesNotMatch(await onDisk("shop/auth.py"), /user_logged_in/);
  });

  it("leaves a file unsaved that was unsaved before", async () => {
    const { review } = await shown();
    const typed = new vscode.WorkspaceEdit();
    typed.insert(file, new vscode.Position(0, 0), "# mine\n");
    await vscode.workspace.applyEdit(typed);
    await vscode.commands.executeCommand("luthier.review.acceptEvent", { review, event: "user_logged_out" });
    const document = await vscode.workspace.openTextDocument(file);
    assert.match(document.getText(), /# mine[\s\S]*user_logged_out/);
    assert.equal(document.isDirty, true);
    assert.doesNotMatch(await onDisk("shop/auth.py"), /user_logged_out/);
    await document.save();
  });

  it("closes its diff with it", async () => {
    await vscode.commands.executeCommand("luthier.review.close");
    assert.deepEqual(await session.request<ReviewShown[]>("luthier/review"), []);
    await until(async () => reviewTabs().length === 0 || undefined);
  });

  async function afterOf(path: string): Promise<vscode.Uri> {
    const found = (await shown()).files.find((each) => each.path === path);
    assert.ok(found, `${path} is not in the review`);
    return vscode.Uri.parse(found.after);
  }

  async function onDisk(path: string): Promise<string> {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, path)));
  }
});

describe("a review in a VS Code that does not know its own command any more", () => {
  let root: vscode.Uri;
  let gone: vscode.Disposable;

  before(async function () {
    this.timeout(60_000);
    root = await begin();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    // A command of this host goes before one of VS Code's own.
    gone = vscode.commands.registerCommand("_workbench.openMultiDiffEditor", () => {
      throw new Error("there is no such command");
    });
    await vscode.commands.executeCommand("luthier.review.workspace");
  });

  after(async () => {
    await vscode.commands.executeCommand("luthier.review.close");
    gone.dispose();
  });

  it("is one editor with every file, which stays open", async () => {
    const [tab, ...more] = reviewTabs();
    assert.deepEqual(more, []);
    const { files, title } = await shown();
    assert.ok(files.length > 1);
    assert.equal(tab?.label, `${title} (${files.length} files)`);
    assert.equal(tab?.isPreview, false);
    const input = tab?.input as { textDiffs: unknown[] };
    assert.equal(input.textDiffs.length, files.length);
  });

  it("goes from change to change, and stays the one editor", async () => {
    const places = [cursor()];
    for (let step = 0; step < 4; step++) {
      await vscode.commands.executeCommand("luthier.review.nextHunk");
      assert.equal(reviewTabs().length, 1, `after ${places.join(", ")}`);
      places.push(cursor());
    }
    const files = new Set(places.map((each) => each.split(" ")[0]));
    assert.equal(files.size, 2, places.join(", "));
    assert.equal(new Set(places).size, places.length, places.join(", "));
  });

  it("is come back to from another editor", async () => {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(root, "README.md"), { preview: false });
    await vscode.commands.executeCommand("luthier.review.open");
    const tabs = reviewTabs();
    assert.equal(tabs.length, 1);
    assert.equal(tabs[0]?.isActive, true);
  });

  it("has lenses, and is decided on at the cursor", async () => {
    const before = await waiting();
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.scheme, "luthier-review");
    const titles = await lensesOf(editor.document.uri);
    assert.ok(titles.some((each) => each.includes("Accept")));
    await vscode.commands.executeCommand("luthier.review.acceptHunk");
    assert.equal(await waiting(), before - 1);
    assert.equal(reviewTabs().length, 1);
  });

  it("closes its editor with it", async () => {
    await vscode.commands.executeCommand("luthier.review.close");
    await until(async () => reviewTabs().length === 0 || undefined);
  });

  async function waiting(): Promise<number> {
    const hunks = (await shown()).files.flatMap((file) => file.hunks);
    return hunks.filter(
      ({ decidable, decision, state }) => decidable && decision === "open" && state === "waiting",
    ).length;
  }

  function cursor(): string {
    const editor = vscode.window.activeTextEditor;
    return `${editor?.document.uri.toString()} ${editor?.selection.active.line}`;
  }
});

/** Activates the extension; the folder of the workspace. */
async function begin(): Promise<vscode.Uri> {
  const extension = vscode.extensions.getExtension<Api>("luthier.luthier");
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(extension && folder);
  session = (await extension.activate()).session;
  return folder;
}

/** The one review that is open. */
async function shown(): Promise<ReviewShown> {
  const [only] = await session.request<ReviewShown[]>("luthier/review");
  assert.ok(only, "no review is open");
  return only;
}

/** Keeps everything in the extension host waiting, as another extension or a busy machine does. */
function holdUp(milliseconds: number): void {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    // nothing else may run
  }
}

function reviewTabs(): vscode.Tab[] {
  return allTabs().filter((each) => each.label.startsWith("Review of"));
}

function tabLabels(): string[] {
  return allTabs().map(({ label }) => label);
}

async function lensesOf(uri: vscode.Uri): Promise<string[]> {
  await vscode.workspace.openTextDocument(uri);
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    uri,
  );
  return lenses.map((each) => each.command?.title ?? "");
}

async function until<T>(find: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + LIMIT;
  for (;;) {
    const found = await find();
    if (found !== undefined) {
      return found;
    }
    assert.ok(Date.now() < end, `not so within ${LIMIT} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
