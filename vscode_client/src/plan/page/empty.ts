/** What stands in the place of the table while there is nothing in it: why, and what to do. */

import type { Offered } from "../messages.ts";
import { button, icon, make, show } from "./dom.ts";
import type { Doings, Model } from "./model.ts";

interface Saying {
  icon: string;
  title: string;
  text: string;
  buttons: { text: string; command?: Offered; press?: (doings: Doings) => void }[];
}

export class Empty {
  readonly element = make("div", { class: "empty", tabindex: "-1" });
  private drawn = "";

  constructor(private readonly doings: Doings) {}

  update(model: Model): void {
    const saying = sayingFor(model);
    show(this.element, saying !== null);
    const signature = JSON.stringify(saying);
    if (saying !== null && signature !== this.drawn) {
      this.element.replaceChildren(
        icon(saying.icon),
        make("h2", {}, saying.title),
        make("p", {}, saying.text),
        make("div", { class: "buttons" }, ...saying.buttons.map((each, place) => this.button(each, place))),
      );
    }
    this.drawn = signature;
  }

  private button(each: Saying["buttons"][number], place: number): HTMLElement {
    const press = () =>
      each.command === undefined ? each.press?.(this.doings) : this.doings.run(each.command);
    return button({ text: each.text, class: place === 0 ? "button" : "button secondary", press });
  }
}

function sayingFor({ shown, rows, visible }: Model): Saying | null {
  if (visible.length > 0) {
    return null;
  }
  if (rows.length > 0) {
    const showAll = { text: "Show All Events", press: (doings: Doings) => doings.showAll() };
    return {
      icon: "filter",
      title: "No event fits",
      text: "The filter leaves nothing over.",
      buttons: [showAll],
    };
  }
  if (shown.server !== "running") {
    return SERVER[shown.server];
  }
  if (!shown.plan?.scanned) {
    return {
      icon: "loading codicon-modifier-spin",
      title: "Reading the workspace",
      text: "The plan is here in a moment.",
      buttons: [],
    };
  }
  return shown.plan.problems.length > 0 ? null : NOTHING;
}

const SERVER: Record<"starting" | "missing" | "stopped", Saying> = {
  starting: {
    icon: "loading codicon-modifier-spin",
    title: "The language server is starting",
    text: "The plan is here in a moment.",
    buttons: [],
  },
  missing: {
    icon: "cloud-download",
    title: "The language server is not installed yet",
    text: "It reads the code and keeps the plan. It needs Python 3.11 or newer.",
    buttons: [
      { text: "Install the Language Server...", command: "luthier.server.install" },
      { text: "Show the Output", command: "luthier.server.showOutput" },
    ],
  },
  stopped: {
    icon: "debug-disconnect",
    title: "The language server has stopped",
    text: "The plan's file is untouched.",
    buttons: [
      { text: "Restart It", command: "luthier.server.restart" },
      { text: "Show the Output", command: "luthier.server.showOutput" },
    ],
  },
};

const NOTHING: Saying = {
  icon: "checklist",
  title: "Nothing is planned yet",
  text: "Nothing in this folder looks like business by itself. The agent can read the workspace and propose events, or you name them in tracking-plan.yaml.",
  buttons: [
    { text: "Instrument the Workspace...", command: "luthier.agent.run" },
    { text: "Show the Moments", command: "luthier.moments.focus" },
  ],
};
