/** What can be done with the whole plan: let the agent write it, listen, open its file. */

import { button, make, put, rename, show } from "./dom.ts";
import type { Doings, Model } from "./model.ts";
import { countUnwritten } from "./rows.ts";
import { counted } from "./words.ts";

export class Whole {
  readonly element = make("div", { class: "whole", role: "group", "aria-label": "The whole plan" });
  private readonly write: HTMLButtonElement;
  private readonly instrument: HTMLButtonElement;
  private readonly listen: HTMLButtonElement;
  private readonly yaml: HTMLButtonElement;

  constructor(doings: Doings) {
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
    this.yaml = button({
      text: "Open YAML",
      icon: "go-to-file",
      class: "button secondary",
      press: () => doings.openFile(0),
    });
    this.element.append(this.write, this.instrument, this.listen, this.yaml);
  }

  update({ rows, shown }: Model): void {
    const { plan, trusted } = shown;
    const running = shown.server === "running" && plan !== null;
    const free = running && plan.run === "" && plan.problems.length === 0;
    const unwritten = countUnwritten(rows);
    rename(this.write, `Write ${counted(unwritten, "Approved Event")} with the Agent...`);
    show(this.write, free && unwritten > 0);
    show(this.instrument, free && rows.length > 0 && !rows.some(({ entry }) => entry.planned));
    show(this.listen, running && plan.listening === null);
    show(this.yaml, plan?.exists === true);
    for (const each of [this.write, this.instrument]) {
      each.disabled = !trusted;
      put(
        each,
        "title",
        trusted ? "It writes in a copy, and you review what it wrote" : "The agent needs a trusted workspace",
      );
    }
  }
}
