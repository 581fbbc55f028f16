/** The top of the page: the filter, what is shown of it by status, and what can be done with the whole plan. */

import { button, icon, make, put, rename, show, write } from "./dom.ts";
import type { Doings, Model } from "./model.ts";
import { countKinds, countUnwritten, KINDS, type Kind } from "./rows.ts";
import { counted, KIND_ICONS, KIND_WORDS } from "./words.ts";

export class Header {
  readonly element = make("header", { class: "header" });
  private readonly filter = make("input", {
    type: "search",
    placeholder: "Filter events",
    "aria-label": "Filter events by name, description, property or place",
    spellcheck: "false",
  });
  private readonly chips = new Map<Kind, { button: HTMLButtonElement; count: HTMLElement }>();
  private readonly write: HTMLButtonElement;
  private readonly instrument: HTMLButtonElement;
  private readonly listen: HTMLButtonElement;

  constructor(private readonly doings: Doings) {
    this.write = button({ text: "", icon: "sparkle", press: () => doings.run("luthier.agent.runPlanned") });
    this.instrument = button({
      text: "Instrument the Workspace...",
      icon: "sparkle",
      class: "button secondary",
      press: () => doings.run("luthier.agent.run"),
    });
    this.listen = button({
      text: "Listen",
      icon: "radio-tower",
      class: "button secondary",
      press: () => doings.run("luthier.plan.startListening"),
    });
    put(this.listen, "title", "Listen for events on this machine, and see which of them arrive");
    const yaml = button({
      text: "Open YAML",
      icon: "go-to-file",
      class: "button secondary yaml",
      press: () => doings.openFile(0),
    });
    const chips = make("div", { class: "chips", role: "group", "aria-label": "Show only" });
    chips.append(...KINDS.map((kind) => this.chip(kind)));
    const actions = make("div", { class: "actions" }, this.write, this.instrument, this.listen, yaml);
    const search = make("div", { class: "search" }, icon("filter"), this.filter);
    this.element.append(search, chips, actions);
    this.filter.addEventListener("input", () => doings.filter(this.filter.value));
    this.filter.addEventListener("keydown", (event) => this.press(event));
  }

  update({ rows, view, shown }: Model): void {
    if (this.filter.value !== view.filter) {
      this.filter.value = view.filter;
    }
    const counts = countKinds(rows);
    for (const [kind, chip] of this.chips) {
      write(chip.count, String(counts[kind]));
      put(chip.button, "aria-pressed", String(view.kinds.includes(kind)));
      show(chip.button, counts[kind] > 0 || view.kinds.includes(kind));
    }
    const unwritten = countUnwritten(rows);
    rename(this.write, `Write ${counted(unwritten, "Approved Event")}...`);
    const running = shown.server === "running" && shown.plan !== null;
    const free = running && shown.plan?.run === "";
    show(this.write, unwritten > 0 && free);
    show(this.instrument, free && rows.length > 0 && !rows.some(({ entry }) => entry.planned));
    show(this.listen, running && shown.plan?.listening === null);
    for (const each of [this.write, this.instrument]) {
      each.disabled = !shown.trusted;
      const told = shown.trusted
        ? "The agent writes in a copy; you review what it wrote"
        : "The agent needs a trusted workspace";
      put(each, "title", told);
    }
    show(this.element.querySelector(".yaml") as HTMLElement, shown.plan?.exists === true);
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
