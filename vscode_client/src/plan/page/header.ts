/** The top of the page: the filter, and what is shown by status. */

import { button, icon, make, put, show, write } from "./dom.ts";
import type { Doings, Model } from "./model.ts";
import { countKinds, KINDS, type Kind } from "./rows.ts";
import { KIND_ICONS, KIND_WORDS } from "./words.ts";

export class Header {
  readonly element = make("header", { class: "header" });
  private readonly filter = make("input", {
    type: "search",
    placeholder: "Filter events",
    "aria-label": "Filter events by name, description, property or place",
    spellcheck: "false",
  });
  private readonly chips = new Map<Kind, { button: HTMLButtonElement; count: HTMLElement }>();

  constructor(private readonly doings: Doings) {
    const chips = make("div", { class: "chips", role: "group", "aria-label": "Show only" });
    chips.append(...KINDS.map((kind) => this.chip(kind)));
    const search = make("div", { class: "search" }, icon("filter"), this.filter);
    this.element.append(search, chips);
    this.filter.addEventListener("input", () => doings.filter(this.filter.value));
    this.filter.addEventListener("keydown", (event) => this.press(event));
  }

  update({ rows, view }: Model): void {
    if (this.filter.value !== view.filter) {
      this.filter.value = view.filter;
    }
    const counts = countKinds(rows);
    for (const [kind, chip] of this.chips) {
      write(chip.count, String(counts[kind]));
      put(chip.button, "aria-pressed", String(view.kinds.includes(kind)));
      show(chip.button, counts[kind] > 0 || view.kinds.includes(kind));
    }
  }

  /** Puts the keyboard into the filter. */
  focus(): void {
    this.filter.focus();
  }

  private press(event: KeyboardEvent): void {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      event.stopPropagation();
      this.doings.focusRows();
    } else if (event.key === "Escape" && this.filter.value !== "") {
      event.stopPropagation();
      this.doings.filter("");
    }
  }

  private chip(kind: Kind): HTMLElement {
    const count = make("span", { class: "badge" });
    const made = button({
      text: KIND_WORDS[kind],
      icon: KIND_ICONS[kind],
      class: `chip ${kind}`,
      press: () => this.doings.pick(kind),
    });
    made.append(count);
    this.chips.set(kind, { button: made, count });
    return made;
  }
}
