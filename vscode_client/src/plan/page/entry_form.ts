/** The editor of one entry, which opens in its row: name, description, and properties with their types. */

import type { PropertyShown } from "../../protocol.ts";
import type { Act } from "./deciding.ts";
import { button, make, put, rename, show, write } from "./dom.ts";
import { type Draft, type Fault, faultsOf, TYPES } from "./draft.ts";
import { type Doings, isChangeable, type Model } from "./model.ts";
import type { Row } from "./rows.ts";

let forms = 0;

export class EntryForm {
  readonly element = make("form", { class: "entry-form" });
  private readonly identity = `entry-form-${++forms}`;
  private readonly name = make("input", { type: "text", spellcheck: "false", autocomplete: "off" });
  private readonly description = make("textarea", { rows: "2" });
  private readonly list = make("div", { class: "properties-list" });
  private readonly nameFault = make("div", {
    class: "fault",
    id: `${this.identity}-name-fault`,
    role: "alert",
  });
  private readonly save: HTMLButtonElement;
  private readonly approve: HTMLButtonElement;
  private row: Row | undefined;
  private others: Row[] = [];
  private tried = false;

  constructor(
    private draft: Draft,
    private readonly doings: Doings,
  ) {
    this.save = button({ text: "Save", press: () => this.submit(false) });
    this.approve = button({ text: "Save and Approve", press: () => this.submit(true) });
    const cancel = button({ text: "Cancel", class: "button secondary", press: () => doings.leaveEdit() });
    this.name.value = draft.name;
    this.description.value = draft.description;
    this.element.append(
      field(`${this.identity}-name`, "Name", this.name, this.nameFault),
      field(`${this.identity}-description`, "Description", this.description),
      this.properties(),
      make("div", { class: "buttons" }, this.approve, this.save, cancel),
    );
    this.listen();
    for (const property of draft.properties) {
      this.addProperty(property);
    }
  }

  /** What surrounds the draft: its row, and the other rows. */
  update(row: Row, model: Model): void {
    this.row = row;
    this.others = model.rows;
    const planned = row.entry.planned && row.kind !== "waits";
    show(this.save, planned);
    show(this.approve, row.kind === "waits" || row.kind === "proposed");
    put(this.save, "class", row.kind === "proposed" ? "button secondary" : "button");
    rename(this.approve, planned ? "Save and Approve" : "Approve");
    for (const each of [this.save, this.approve]) {
      each.disabled = !isChangeable(model);
    }
  }

  /** Puts the keyboard into the first field. */
  focus(): void {
    this.name.focus();
    this.name.select();
  }

  private properties(): HTMLElement {
    const add = button({
      text: "Add Property",
      icon: "add",
      class: "link",
      press: () => {
        this.addProperty({ name: "", type: "string", description: "" }).focus();
        this.changed();
      },
    });
    const group = make("div", { class: "field", role: "group", "aria-label": "Properties" });
    group.append(make("div", { class: "label" }, "Properties"), make("div", {}, this.list, add));
    return group;
  }

  private addProperty(property: PropertyShown): HTMLInputElement {
    const name = make("input", { type: "text", "aria-label": "Name of the property", placeholder: "name" });
    const type = make("select", { "aria-label": "Type of the property" });
    const description = make("input", {
      type: "text",
      "aria-label": "What the property tells",
      placeholder: "what it tells",
    });
    for (const each of TYPES) {
      type.append(make("option", { value: each }, each));
    }
    [name.value, type.value, description.value] = [property.name, property.type, property.description];
    put(name, "spellcheck", "false");
    const fault = make("div", { class: "fault", role: "alert", id: `${this.identity}-${++forms}` });
    const line = make("div", { class: "property-line" });
    const gone = button({
      icon: "trash",
      class: "action",
      label: "Remove the property",
      press: () => this.removeProperty(line),
    });
    line.append(name, type, description, gone, fault);
    this.list.append(line);
    return name;
  }

  private removeProperty(line: HTMLElement): void {
    const next = line.nextElementSibling ?? line.previousElementSibling;
    line.remove();
    (next?.querySelector("input") ?? this.name).focus();
    this.changed();
  }

  private listen(): void {
    this.element.addEventListener("input", () => this.changed());
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.addEventListener("keydown", (event) => {
      const inText = event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey;
      if (event.key === "Escape") {
        event.stopPropagation();
        this.doings.leaveEdit();
      } else if (event.key === "Enter" && inText) {
        event.preventDefault();
        event.stopPropagation();
        this.submit(this.save.hidden);
      }
    });
  }

  private changed(): void {
    const lines = [...this.list.children];
    this.draft = {
      ...this.draft,
      name: this.name.value,
      description: this.description.value,
      properties: lines.map((line) => {
        const [name, description] = line.querySelectorAll("input");
        const type = line.querySelector("select");
        return { name: name?.value ?? "", type: type?.value ?? "", description: description?.value ?? "" };
      }),
    };
    this.doings.typed(this.draft);
    if (this.tried) {
      this.tell(faultsOf(this.draft, this.others));
    }
  }

  private submit(approving: boolean): void {
    if (this.row === undefined || (approving ? this.approve : this.save).disabled) {
      return;
    }
    this.tried = true;
    const faults = faultsOf(this.draft, this.others);
    this.tell(faults);
    if (faults[0] !== undefined) {
      this.focusFault(faults[0]);
      return;
    }
    this.doings.save(this.row, this.draft, approving ? "approve" : keeping(this.row));
  }

  private tell(faults: readonly Fault[]): void {
    const lines = [...this.list.children];
    const nameFault = faults.find((fault) => fault.field === "name");
    mark(this.name, this.nameFault, nameFault?.message ?? "");
    lines.forEach((line, place) => {
      const [input, fault] = [line.querySelector("input"), line.querySelector(".fault")];
      if (input !== null && fault !== null) {
        mark(input, fault, faults.find((each) => each.field === place)?.message ?? "");
      }
    });
  }

  private focusFault({ field: where }: Fault): void {
    const input = where === "name" ? this.name : this.list.children[where]?.querySelector("input");
    input?.focus();
  }
}

/** The decision that keeps the status of an entry while it is edited. */
function keeping(row: Row): Act {
  return row.kind === "proposed" ? "reopen" : "approve";
}

function field(identity: string, label: string, input: HTMLElement, ...more: Node[]): HTMLElement {
  put(input, "id", identity);
  return make(
    "div",
    { class: "field" },
    make("label", { class: "label", for: identity }, label),
    make("div", {}, input, ...more),
  );
}

function mark(input: Element, fault: Element, message: string): void {
  write(fault, message);
  put(input, "aria-invalid", message !== "" ? "true" : false);
  put(input, "aria-describedby", message !== "" ? fault.id : false);
}
