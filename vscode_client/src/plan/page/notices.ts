/** What is said between header and table: that the agent waits, that the file is broken, where events are listened for. */

import type { FolderPlan, ListeningShown, Point } from "../../protocol.ts";
import { button, icon, make, rename, sentence, show, write } from "./dom.ts";
import { type Doings, isChangeable, type Model } from "./model.ts";
import { counted, times } from "./words.ts";

const MOST_PROBLEMS = 3;
const MOST_STRANGERS = 5;
const MOST_POINTS = 5;

export class Notices {
  readonly element = make("div", { class: "notices" });
  private readonly waits: Waits;
  private readonly broken: Broken;
  private readonly listening: Listening;

  constructor(doings: Doings) {
    this.waits = new Waits(doings);
    this.broken = new Broken(doings);
    this.listening = new Listening(doings);
    this.element.append(this.waits.element, this.broken.element, this.listening.element);
  }

  update(model: Model): void {
    this.waits.update(model);
    this.broken.update(model.shown.plan);
    this.listening.update(model);
  }
}

class Waits {
  readonly element = make("section", { class: "notice waits", "aria-label": "The agent waits" });
  private readonly text = make("span", { class: "text" });
  private readonly all: HTMLButtonElement;
  private model: Model | undefined;

  constructor(doings: Doings) {
    this.all = button({
      text: "Approve All",
      icon: "check-all",
      press: () => doings.act("approve", this.model?.rows.filter((row) => row.kind === "waits") ?? []),
    });
    this.element.append(icon("bell-dot"), this.text, make("div", { class: "buttons" }, this.all));
  }

  update(model: Model): void {
    this.model = model;
    const count = model.rows.filter((row) => row.kind === "waits").length;
    show(this.element, count > 0);
    write(
      this.text,
      `The agent waits for your decision on ${counted(count, "event")}. What you decide goes to it at once.`,
    );
    rename(this.all, count === 1 ? "Approve It" : `Approve All ${count}`);
    this.all.disabled = !isChangeable(model);
  }
}

class Broken {
  readonly element = make("section", { class: "notice broken", "aria-label": "The plan cannot be read" });
  private readonly list = make("ul");
  private drawn = "";

  constructor(private readonly doings: Doings) {
    const text = "The plan's file cannot be read, so nothing can be changed here until it is mended.";
    this.element.append(icon("error"), make("div", { class: "text" }, make("div", {}, text), this.list));
  }

  update(plan: FolderPlan | null): void {
    const problems = plan?.problems ?? [];
    show(this.element, problems.length > 0);
    const signature = JSON.stringify(problems);
    if (signature !== this.drawn) {
      this.drawn = signature;
      this.list.replaceChildren(
        ...problems.slice(0, MOST_PROBLEMS).map(({ line, message }) => this.problem(line, message)),
      );
    }
  }

  private problem(line: number, message: string): HTMLElement {
    const link = button({ text: `Line ${line + 1}`, class: "link", press: () => this.doings.openFile(line) });
    return make("li", {}, link, ": ", ...sentence(message));
  }
}

class Listening {
  readonly element = make("section", { class: "notice listening", "aria-label": "Listening for events" });
  private readonly url = make("code");
  private readonly heard = make("span", { class: "dim" });
  private readonly points = make("div", { class: "points" });
  private readonly strangers = make("div", { class: "strangers" });
  private drawn = { points: "", strangers: "" };

  constructor(private readonly doings: Doings) {
    const address = make(
      "div",
      { class: "address" },
      "Listening at ",
      this.url,
      this.copy(() => this.url.textContent ?? "", "the address"),
      this.heard,
    );
    const stop = button({
      text: "Stop",
      icon: "debug-stop",
      class: "button secondary",
      press: () => doings.run("luthier.plan.stopListening"),
    });
    const text = make("div", { class: "text" }, address, this.points, this.strangers);
    this.element.append(icon("radio-tower"), text, make("div", { class: "buttons" }, stop));
  }

  update({ shown }: Model): void {
    const listening = shown.plan?.listening ?? null;
    show(this.element, listening !== null);
    if (listening === null) {
      return;
    }
    write(this.url, listening.url);
    write(
      this.heard,
      listening.heard === 0 ? "nothing heard yet" : `${counted(listening.heard, "event")} heard`,
    );
    this.drawChanged(listening);
  }

  /** What stays is not drawn again, since a person may be in the middle of it. */
  private drawChanged({ points, unplanned }: ListeningShown): void {
    const drawn = { points: JSON.stringify(points), strangers: JSON.stringify(unplanned) };
    if (drawn.points !== this.drawn.points) {
      this.drawPoints(points);
    }
    if (drawn.strangers !== this.drawn.strangers) {
      this.drawStrangers(unplanned);
    }
    this.drawn = drawn;
  }

  /** Many are folded away: they are those of all SDKs, when the folder has none of its own yet. */
  private drawPoints(points: readonly Point[]): void {
    const lines = make("div", { class: "lines" }, ...points.map((point) => this.point(point)));
    const few = points.length > 0 && points.length <= MOST_POINTS;
    const what = few
      ? "Point your app here and click through it."
      : "Set the host of your analytics SDK to this address and click through your app.";
    const folded = make("details", {}, make("summary", {}, "The line for each SDK"), lines);
    this.points.replaceChildren(
      make("div", { class: "dim" }, `${what} Nothing leaves this machine.`),
      few ? lines : folded,
    );
    show(folded, points.length > 0);
  }

  private point({ title, code }: Point): HTMLElement {
    return make(
      "div",
      { class: "point" },
      make("span", { class: "dim" }, title),
      make("code", {}, code),
      this.copy(() => code, `the line for ${title}`),
    );
  }

  private drawStrangers(strangers: ListeningShown["unplanned"]): void {
    const lines = strangers
      .slice(0, MOST_STRANGERS)
      .map(({ event, count, told }) =>
        make(
          "div",
          { class: "note drift" },
          icon("warning"),
          make("span", {}, ...sentence(`\`${event}\` ${times(count)}: ${told}`)),
        ),
      );
    this.strangers.replaceChildren(...lines);
  }

  private copy(text: () => string, what: string): HTMLButtonElement {
    return button({
      icon: "copy",
      label: `Copy ${what}`,
      class: "action",
      press: () => this.doings.copy(text(), what),
    });
  }
}
