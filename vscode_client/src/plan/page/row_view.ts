/** One row of the table: made once, and changed in place when its entry changes. */

import type { EntryShown } from "../../protocol.ts";
import { allows } from "./deciding.ts";
import { arrange, breakable, button, icon, make, put, sentence, show, write } from "./dom.ts";
import { EntryForm } from "./entry_form.ts";
import { type Doings, isChangeable, type Model } from "./model.ts";
import type { Row } from "./rows.ts";
import { ago, KIND_ICONS, KIND_WORDS, rowLabel, times } from "./words.ts";

const MOST_PLACES = 3;

export class RowView {
  readonly element = make("div", { role: "row", class: "row", tabindex: "-1" });
  private readonly box = make("input", { type: "checkbox", tabindex: "-1" });
  private readonly event = make("span", { class: "name" });
  private readonly unplanned = make("span", { class: "mark" }, "not in the plan");
  private readonly status = cell("status");
  private readonly description = cell("description");
  private readonly lifecycle = cell("lifecycle");
  private readonly properties = cell("properties");
  private readonly where = cell("where");
  private readonly seen = cell("seen");
  private readonly notes = cell("notes");
  private readonly form = cell("form");
  private readonly approve: HTMLButtonElement;
  private readonly reject: HTMLButtonElement;
  private readonly edit: HTMLButtonElement;
  private drawn: { row: Row; changeable: boolean; content: string } | undefined;
  private editor: EntryForm | undefined;

  constructor(
    private row: Row,
    private readonly doings: Doings,
  ) {
    this.approve = this.action("check", "Approve (A)", () => doings.act("approve", [this.row]));
    this.reject = this.action("close", "Reject (R)", () => doings.act("reject", [this.row]));
    this.edit = this.action("edit", "Edit (Enter)", () => doings.edit(this.row));
    const actions = cell("actions");
    actions.append(this.approve, this.reject, this.edit);
    const select = cell("select");
    select.append(this.box);
    const event = cell("event");
    event.append(this.event, this.unplanned);
    const cells = [
      select,
      event,
      this.status,
      this.description,
      this.lifecycle,
      this.properties,
      this.where,
      this.seen,
      actions,
      this.notes,
      this.form,
    ];
    for (const [place, each] of cells.entries()) {
      put(each, "aria-colindex", place + 1);
    }
    this.element.append(...cells);
    this.element.dataset.key = row.key;
  }

  /** Shows `row`, the one at `index` (from 1, below the headings). */
  update(row: Row, index: number, model: Model): void {
    this.row = row;
    const { selection, view } = model;
    const chosen = selection.chosen.has(row.key);
    put(this.element, "aria-rowindex", index + 1);
    put(this.element, "aria-selected", String(chosen));
    put(this.element, "tabindex", selection.active === row.key ? "0" : "-1");
    this.box.checked = chosen;
    this.drawSeen(row.entry, model.now);
    this.drawForm(model, view.draft?.key === row.key);
    this.drawWhenChanged(row, isChangeable(model));
  }

  /** The editor of the entry, when it is open. */
  get open(): EntryForm | undefined {
    return this.editor;
  }

  /** Most changes of the page are none of this row, and are seen as such without a look at what is in it. */
  private drawWhenChanged(row: Row, changeable: boolean): void {
    if (this.drawn?.row === row && this.drawn.changeable === changeable) {
      return;
    }
    const content = JSON.stringify(row);
    if (this.drawn?.content !== content || this.drawn.changeable !== changeable) {
      this.draw(row, changeable);
    }
    this.drawn = { row, changeable, content };
  }

  private draw(row: Row, changeable: boolean): void {
    const { kind, entry } = row;
    this.element.dataset.kind = kind;
    put(this.element, "aria-label", rowLabel(kind, entry));
    put(this.box, "aria-label", `Select ${entry.event}`);
    this.event.replaceChildren(...breakable(entry.event));
    put(this.event, "title", entry.event);
    show(this.unplanned, !entry.planned && !entry.waits);
    this.status.replaceChildren(icon(KIND_ICONS[kind]), make("span", {}, KIND_WORDS[kind]));
    this.description.replaceChildren(
      make("span", { class: "clamped", title: entry.description }, entry.description),
    );
    write(this.lifecycle, entry.lifecycle);
    this.drawProperties(entry);
    this.drawPlaces(entry);
    this.drawNotes(row);
    show(this.approve, changeable && allows(row, "approve"));
    show(this.reject, changeable && allows(row, "reject"));
    show(this.edit, changeable && kind !== "rejected");
  }

  private drawProperties(entry: EntryShown): void {
    const told = entry.properties.map(({ name, type, description }) =>
      make(
        "span",
        {
          class: "property",
          title: description === "" ? `${name}: ${type}` : `${name}: ${type}. ${description}`,
        },
        make("span", { class: "key" }, ...breakable(name)),
        " ",
        make("span", { class: "type" }, type),
      ),
    );
    this.properties.replaceChildren(...told);
  }

  private drawPlaces(entry: EntryShown): void {
    const places: Node[] = entry.where.slice(0, MOST_PLACES).map((place) => {
      const name = place.symbol === "" ? (place.path.split("/").at(-1) ?? "") : place.symbol;
      if (place.line < 0) {
        const gone = `${place.symbol} is no longer in ${place.path}`;
        return make("span", { class: "place gone", title: gone }, icon("warning"), make("span", {}, name));
      }
      const link = button({
        text: name,
        class: "link place",
        label: `${name}, in ${place.path}, line ${place.line + 1}`,
        press: () => this.doings.openPlace(place.uri, place.line),
      });
      put(link, "tabindex", "-1");
      return make(
        "span",
        { class: "place" },
        link,
        make("span", { class: "path", title: place.path }, place.path),
      );
    });
    const more = entry.where.length - MOST_PLACES;
    this.where.replaceChildren(
      ...places,
      ...(more > 0 ? [make("span", { class: "dim" }, `and ${more} more`)] : []),
    );
  }

  private drawNotes({ kind, entry }: Row): void {
    const notes = entry.drift.map((told) => note("warning", "drift", told));
    if (kind === "rejected" && entry.reason !== "") {
      notes.unshift(note("comment", "reason", entry.reason));
    }
    if (entry.seen !== null && !entry.seen.good) {
      notes.push(note("radio-tower", "drift", `Not as planned: ${entry.seen.told}.`));
    }
    this.notes.replaceChildren(...notes);
    show(this.notes, notes.length > 0);
  }

  private drawSeen(entry: EntryShown, now: number): void {
    const { seen } = entry;
    if (seen === null) {
      arrange(this.seen, []);
      return;
    }
    const [mark, count, told] = this.seenParts();
    const good = seen.good ? "pass good" : "warning bad";
    put(mark, "class", `codicon codicon-${good}`);
    write(count, times(seen.count));
    write(told, ago(seen.last, now));
    put(
      this.seen,
      "title",
      `${times(seen.count)}, last at ${new Date(seen.last).toLocaleTimeString()}: ${seen.told}`,
    );
  }

  private seenParts(): [Element, Element, Element] {
    if (this.seen.firstElementChild === null) {
      this.seen.append(icon("pass"), make("span", { class: "count" }), make("span", { class: "dim told" }));
    }
    return [...this.seen.children] as [Element, Element, Element];
  }

  private drawForm(model: Model, open: boolean): void {
    if (open && this.editor === undefined && model.view.draft !== null) {
      this.editor = new EntryForm(model.view.draft, this.doings);
      this.form.replaceChildren(this.editor.element);
    } else if (!open && this.editor !== undefined) {
      this.editor = undefined;
      this.form.replaceChildren();
    }
    this.editor?.update(this.row, model);
    show(this.form, open);
    this.element.classList.toggle("editing", open);
  }

  private action(name: string, label: string, press: () => void): HTMLButtonElement {
    const made = button({ icon: name, label, class: "action", press });
    put(made, "tabindex", "-1");
    return made;
  }
}

function cell(name: string): HTMLElement {
  return make("div", { role: "gridcell", class: `cell ${name}` });
}

function note(picture: string, kind: string, text: string): HTMLElement {
  return make("div", { class: `note ${kind}` }, icon(picture), make("span", {}, ...sentence(text)));
}
