/** What runs inside the webview of the plan: keeps the state, and lets every part draw itself from it. */

import type { FromPage, Offered, Shown, ToPage } from "../messages.ts";
import { Bar } from "./bar.ts";
import { type Act, allows, decisions, toldDone } from "./deciding.ts";
import { make, write } from "./dom.ts";
import { type Draft, decisionOf, draftOf } from "./draft.ts";
import { Empty } from "./empty.ts";
import { Grid, orderOf } from "./grid.ts";
import { Header } from "./header.ts";
import { type Doings, isChangeable, type Model } from "./model.ts";
import { Notices } from "./notices.ts";
import { type Column, chosenRows, type Kind, nextSort, type Row, rowsOf, unread } from "./rows.ts";
import { kept, NOTHING, type Selection } from "./selection.ts";
import { readState, type ViewState } from "./view_state.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: ViewState): void;
};

/** Milliseconds after which "2 min ago" is told anew. */
const AGEING = 10_000;

class Page implements Doings {
  private readonly host = acquireVsCodeApi();
  private readonly header = new Header(this);
  private readonly notices = new Notices(this);
  private readonly bar = new Bar(this);
  private readonly grid = new Grid(this);
  private readonly empty = new Empty(this);
  private readonly voice = make("div", { class: "hidden", role: "status", "aria-live": "polite" });
  private readonly pending = new Map<number, (trouble: string) => void>();
  private number = 0;
  private model: Model = {
    shown: { folder: "", server: "starting", plan: null, trusted: true },
    view: readState(this.host.getState()),
    rows: [],
    visible: [],
    selection: NOTHING,
    asked: null,
    busy: false,
    told: { text: "", trouble: false },
    now: Date.now(),
  };

  begin(): void {
    const scroller = make("main", { class: "table" }, this.grid.element, this.empty.element);
    document.body.append(this.header.element, this.notices.element, this.bar.element, scroller, this.voice);
    window.addEventListener("message", (event: MessageEvent<ToPage>) => this.take(event.data));
    setInterval(() => this.change({}), AGEING);
    this.change({});
    this.host.postMessage({ kind: "ready" });
  }

  // --- what the person looks at ---

  filter(text: string): void {
    this.look({ filter: text });
    this.say(`${this.model.visible.length} of ${this.model.rows.length} events`);
  }

  pick(kind: Kind): void {
    const { kinds } = this.model.view;
    this.look({ kinds: kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind] });
    this.say(`${this.model.visible.length} of ${this.model.rows.length} events`);
  }

  showAll(): void {
    this.look({ filter: "", kinds: [] });
    this.focusRows();
  }

  sort(column: Column): void {
    this.look({ sort: nextSort(this.model.view.sort, column) });
  }

  select(selection: Selection): void {
    const before = this.model.selection.chosen.size;
    this.change({ selection, ...this.quiet() });
    if (selection.chosen.size !== before) {
      this.say(`${selection.chosen.size} selected`);
    }
  }

  focusRows(): void {
    if (!this.grid.focusRow(this.model.selection.active)) {
      (this.model.visible.length === 0 ? this.empty.element : this.header).focus();
    }
  }

  // --- what the person decides ---

  act(act: Act, rows: Row[]): void {
    const meant = rows.filter((row) => allows(row, act));
    if (meant.length === 0 || !isChangeable(this.model)) {
      return;
    }
    if (act === "reject" || act === "remove") {
      this.change({ asked: { act, rows: meant } });
    } else {
      this.decide(meant, act);
    }
  }

  answer(reason: string): void {
    const { asked } = this.model;
    if (asked !== null) {
      this.decide(asked.rows, asked.act, asked.act === "reject" ? reason : "");
    }
  }

  leaveQuestion(): void {
    this.change({ asked: null });
    this.focusRows();
  }

  edit(row: Row): void {
    if (isChangeable(this.model) && row.kind !== "rejected") {
      this.look({ draft: draftOf(row) });
      this.grid.focusEditor(row.key);
    }
  }

  typed(draft: Draft): void {
    this.model.view = { ...this.model.view, draft };
    this.host.setState(this.model.view);
  }

  save(row: Row, draft: Draft, act: Act): void {
    const decision = decisionOf(row, draft, act);
    this.send([decision], (trouble) => {
      if (trouble === "") {
        const { selection } = this.model;
        const active = decision.name === undefined ? row.key : `live ${decision.name} 0`;
        this.change({ selection: { ...selection, active, anchor: active } });
        this.leaveEdit();
        this.tell(`Saved ${decision.name ?? row.entry.event}.`, false);
      }
    });
  }

  leaveEdit(): void {
    this.focusRows();
    this.look({ draft: null });
    this.focusRows();
  }

  // --- what the extension does ---

  openFile(line: number): void {
    this.host.postMessage({ kind: "openFile", line });
  }

  openPlace(uri: string, line: number): void {
    this.host.postMessage({ kind: "openPlace", uri, line });
  }

  run(command: Offered): void {
    this.host.postMessage({ kind: "run", command });
  }

  copy(text: string, what: string): void {
    this.host.postMessage({ kind: "copy", text });
    this.tell(`Copied ${what}.`, false);
  }

  // --- within ---

  private decide(rows: Row[], act: Act, reason = ""): void {
    this.send(decisions(rows, act, reason), (trouble) => {
      if (trouble === "") {
        this.change({ asked: null, selection: { ...this.model.selection, chosen: new Set() } });
        this.tell(toldDone(rows, act), false);
      }
    });
  }

  private send(entries: ReturnType<typeof decisions>, then: (trouble: string) => void): void {
    if (this.model.busy) {
      return;
    }
    const number = ++this.number;
    this.pending.set(number, then);
    this.change({ busy: true });
    this.host.postMessage({ kind: "decide", number, entries });
  }

  private take(message: ToPage): void {
    if (message.kind === "show") {
      this.showPlan(message.shown);
      return;
    }
    const then = this.pending.get(message.number);
    this.pending.delete(message.number);
    this.change({ busy: this.pending.size > 0 });
    if (message.trouble !== "") {
      this.tell(message.trouble, true);
    }
    then?.(message.trouble);
  }

  private showPlan(shown: Shown): void {
    const entries = shown.plan?.entries ?? [];
    const rows = rowsOf(shown.plan?.scanned ? entries : entries.map(unread));
    this.model.view = { ...this.model.view, folder: shown.folder };
    this.change({ shown, rows });
    this.host.setState(this.model.view);
  }

  /** Another look at the same rows. */
  private look(view: Partial<ViewState>): void {
    this.change({ view: { ...this.model.view, ...view }, ...this.quiet() });
    this.host.setState(this.model.view);
  }

  /** The one place where the state changes; whatever had the focus has it after too, or what took its place. */
  private change(part: Partial<Model>): void {
    const before = orderOf(this.model);
    const focused = document.activeElement;
    const next = { ...this.model, ...part, now: Date.now() };
    next.visible = chosenRows(next.rows, next.view);
    next.selection = kept(next.selection, before, orderOf(next));
    this.model = next;
    for (const each of [this.header, this.notices, this.bar, this.grid, this.empty]) {
      each.update(next);
    }
    if (focused !== null && (!focused.isConnected || focused.closest("[hidden]") !== null)) {
      this.focusRows();
    }
  }

  /** What was told goes when the person goes on. */
  private quiet(): Partial<Model> {
    return this.model.told.text === "" ? {} : { told: { text: "", trouble: false } };
  }

  private tell(text: string, trouble: boolean): void {
    this.change({ told: { text, trouble } });
    this.say(text);
  }

  private say(text: string): void {
    write(this.voice, text);
  }
}

new Page().begin();
