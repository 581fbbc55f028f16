/** The table: its headings, and its rows, which stay the same elements while what they show changes. */

import { arrange, button, icon, make, put, show } from "./dom.ts";
import { pressed } from "./keys.ts";
import type { Doings, Model } from "./model.ts";
import { RowView } from "./row_view.ts";
import { COLUMNS, type Column } from "./rows.ts";
import { activated, allToggled, extended, toggled } from "./selection.ts";
import { COLUMN_WORDS } from "./words.ts";

/** The columns that are not sorted by: select, actions, notes and the editor. */
const OTHER_COLUMNS = 4;

export class Grid {
  readonly element = make("div", {
    role: "grid",
    class: "grid",
    "aria-label": "Tracking plan",
    "aria-multiselectable": "true",
    "aria-colcount": COLUMNS.length + OTHER_COLUMNS,
  });
  private readonly body = make("div", { role: "rowgroup", class: "body" });
  private readonly all = make("input", {
    type: "checkbox",
    "aria-label": "Select all events that are shown",
  });
  private readonly headings = new Map<Column, { cell: HTMLElement; arrow: HTMLElement }>();
  private readonly views = new Map<string, RowView>();
  private model: Model | undefined;

  constructor(private readonly doings: Doings) {
    const head = make("div", { role: "rowgroup", class: "head" }, this.headingRow());
    this.element.append(head, this.body);
    this.all.addEventListener("change", () => this.selectAll());
    this.body.addEventListener("click", (event) => this.click(event));
    this.body.addEventListener("dblclick", (event) => this.openClicked(event));
    this.body.addEventListener("focusin", (event) => this.focused(event));
    this.body.addEventListener("keydown", (event) => {
      if (this.model !== undefined) {
        pressed(event, this.model, this.doings, (key) => this.focusRow(key));
      }
    });
  }

  update(model: Model): void {
    this.model = model;
    const { visible } = model;
    show(this.element, visible.length > 0);
    put(this.element, "aria-rowcount", visible.length + 1);
    put(this.element, "aria-readonly", String((model.shown.plan?.problems.length ?? 0) > 0));
    this.drawHeadings(model);
    this.drawRows(model);
  }

  /** Puts the keyboard on a row; whether there is one. */
  focusRow(key: string): boolean {
    const element = this.views.get(key)?.element;
    element?.focus();
    return element?.isConnected === true;
  }

  /** Puts the keyboard into the editor of a row. */
  focusEditor(key: string): void {
    this.views.get(key)?.open?.focus();
  }

  private drawHeadings({ visible, selection, view }: Model): void {
    this.all.checked = visible.length > 0 && visible.every((row) => selection.chosen.has(row.key));
    this.all.indeterminate = !this.all.checked && selection.chosen.size > 0;
    for (const [column, { cell, arrow }] of this.headings) {
      const descending = view.sort?.descending === true;
      const sorts = view.sort?.column === column;
      const direction = descending ? "descending" : "ascending";
      put(cell, "aria-sort", sorts ? direction : "none");
      put(arrow, "class", `codicon codicon-${descending ? "arrow-down" : "arrow-up"}`);
      arrow.style.visibility = sorts ? "visible" : "hidden";
    }
  }

  private drawRows(model: Model): void {
    const elements = model.visible.map((row, place) => {
      const view = this.views.get(row.key) ?? new RowView(row, this.doings);
      this.views.set(row.key, view);
      view.update(row, place + 1, model);
      return view.element;
    });
    arrange(this.body, elements);
    this.forget(model);
  }

  /** Rows that the filter hides are kept, so that they are there at once when it is taken back. */
  private forget({ rows }: Model): void {
    if (this.views.size > rows.length) {
      const there = new Set(rows.map((row) => row.key));
      for (const key of this.views.keys()) {
        if (!there.has(key)) {
          this.views.delete(key);
        }
      }
    }
  }

  private headingRow(): HTMLElement {
    const select = make("div", { role: "columnheader", class: "cell select", "aria-colindex": 1 }, this.all);
    const sortable = COLUMNS.map((column, place) => this.heading(column, place + 2));
    const rest = ["Actions", "Notes", "Editor"].map((name, place) =>
      make(
        "div",
        {
          role: "columnheader",
          class: `cell ${name.toLowerCase()}`,
          "aria-colindex": COLUMNS.length + 2 + place,
        },
        make("span", { class: "hidden" }, name),
      ),
    );
    return make(
      "div",
      { role: "row", class: "row headings", "aria-rowindex": 1 },
      select,
      ...sortable,
      ...rest,
    );
  }

  private heading(column: Column, place: number): HTMLElement {
    const arrow = icon("arrow-up");
    const press = button({
      text: COLUMN_WORDS[column],
      class: "heading",
      press: () => this.doings.sort(column),
    });
    put(press, "title", `Sort by ${COLUMN_WORDS[column].toLowerCase()}`);
    press.append(arrow);
    const cell = make(
      "div",
      { role: "columnheader", class: `cell ${column}`, "aria-colindex": place },
      press,
    );
    this.headings.set(column, { cell, arrow });
    return cell;
  }

  private selectAll(): void {
    if (this.model !== undefined) {
      this.doings.select(allToggled(this.model.selection, orderOf(this.model)));
    }
  }

  private click(event: MouseEvent): void {
    const key = keyAt(event);
    const model = this.model;
    if (key === undefined || model === undefined || inEditor(event)) {
      return;
    }
    const onBox = event.target instanceof HTMLInputElement;
    if (event.shiftKey) {
      this.doings.select(extended(model.selection, orderOf(model), key));
    } else if (onBox || event.ctrlKey || event.metaKey) {
      this.doings.select(toggled(model.selection, key));
    } else {
      this.doings.select(activated(model.selection, key));
    }
    if (!(event.target instanceof Element && event.target.closest("button"))) {
      this.focusRow(key);
    }
  }

  private openClicked(event: MouseEvent): void {
    const row = this.model?.visible.find((each) => each.key === keyAt(event));
    const onControl = event.target instanceof Element && event.target.closest("button, input, form") !== null;
    if (row !== undefined && !onControl) {
      this.doings.edit(row);
    }
  }

  /** The keyboard stands where the focus is, however it came there. */
  private focused(event: FocusEvent): void {
    const key = keyAt(event);
    if (key !== undefined && this.model !== undefined && this.model.selection.active !== key) {
      this.doings.select({ ...this.model.selection, active: key });
    }
  }
}

export function orderOf(model: Model): string[] {
  return model.visible.map((row) => row.key);
}

function keyAt(event: Event): string | undefined {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-key]") : null;
  return row?.dataset.key;
}

function inEditor(event: Event): boolean {
  return event.target instanceof Element && event.target.closest("form") !== null;
}
