/** The bar above the table: how much is selected, what can be done with it, and the question that an act asks first. */

import { type Act, REASONS, targets } from "./deciding.ts";
import { button, make, put, rename, show, write } from "./dom.ts";
import { type Doings, isChangeable, type Model } from "./model.ts";
import { Whole } from "./whole.ts";
import { counted } from "./words.ts";

const OTHER = "Another reason";

const ACTS: { act: Act; icon: string; word: string; more: string }[] = [
  { act: "approve", icon: "check", word: "Approve", more: "" },
  { act: "reject", icon: "close", word: "Reject", more: "..." },
  { act: "reopen", icon: "discard", word: "Reopen", more: "" },
  { act: "remove", icon: "trash", word: "Remove", more: "..." },
];

export class Bar {
  readonly element = make("div", { class: "bar", role: "group", "aria-label": "What can be done" });
  private readonly count = make("span", { class: "count" });
  private readonly told = make("span", { class: "told" });
  private readonly acts = make("div", { class: "acts" });
  private readonly buttons = new Map<Act, HTMLButtonElement>();
  private readonly clear: HTMLButtonElement;
  private readonly question: Question;
  private readonly whole: Whole;
  private model: Model | undefined;

  constructor(doings: Doings) {
    for (const { act, icon, word } of ACTS) {
      const press = () => doings.act(act, this.meant(act));
      const made = button({
        text: word,
        icon,
        class: act === "approve" ? "button" : "button secondary",
        press,
      });
      this.buttons.set(act, made);
      this.acts.append(made);
    }
    this.clear = button({
      text: "Clear Selection",
      class: "link",
      press: () => {
        if (this.model !== undefined) {
          doings.select({ ...this.model.selection, chosen: new Set() });
        }
        doings.focusRows();
      },
    });
    this.question = new Question(doings);
    this.whole = new Whole(doings);
    this.element.append(
      this.count,
      this.acts,
      this.clear,
      this.told,
      this.question.element,
      this.whole.element,
    );
  }

  update(model: Model): void {
    this.model = model;
    const { selection, visible, rows, asked, told } = model;
    const chosen = selection.chosen.size;
    const asking = asked !== null;
    const all = counted(rows.length, "event");
    const some = visible.length === rows.length ? all : `${visible.length} of ${all}`;
    const reading = model.shown.plan?.scanned || rows.length === 0 ? "" : ", reading the workspace...";
    write(this.count, chosen > 0 ? `${chosen} selected` : `${some}${reading}`);
    show(this.count, !asking);
    show(this.acts, chosen > 0 && !asking);
    show(this.clear, chosen > 0 && !asking);
    write(this.told, told.text);
    put(this.told, "class", told.trouble ? "told trouble" : "told");
    show(this.told, told.text !== "" && (told.trouble || !asking));
    this.drawActs(model);
    this.question.update(model);
    this.whole.update(model);
    show(this.whole.element, chosen === 0 && !asking);
  }

  private drawActs(model: Model): void {
    for (const { act, word, more } of ACTS) {
      const made = this.buttons.get(act) as HTMLButtonElement;
      const count = this.meant(act).length;
      rename(made, `${word} ${count}${more}`);
      show(made, count > 0);
      made.disabled = !isChangeable(model);
    }
  }

  private meant(act: Act) {
    const { visible = [], selection } = this.model ?? {};
    return selection === undefined ? [] : targets(visible, selection.chosen, selection.active, act);
  }
}

/** Why not, or whether really. */
class Question {
  readonly element = make("form", { class: "question" });
  private readonly label = make("label", { class: "asked", for: "reason" });
  private readonly reason = make("select", { id: "reason" });
  private readonly own = make("input", {
    type: "text",
    "aria-label": "The reason",
    placeholder: "The reason",
    maxlength: 300,
  });
  private readonly yes: HTMLButtonElement;
  private opened = false;

  constructor(private readonly doings: Doings) {
    for (const each of [...REASONS, OTHER]) {
      this.reason.append(make("option", { value: each }, each));
    }
    this.yes = button({ text: "Reject", press: () => this.answer() });
    const no = button({ text: "Cancel", class: "button secondary", press: () => doings.leaveQuestion() });
    this.element.append(this.label, this.reason, this.own, this.yes, no);
    this.reason.addEventListener("change", () => {
      show(this.own, this.reason.value === OTHER);
      if (this.reason.value === OTHER) {
        this.own.focus();
      }
    });
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.addEventListener("keydown", (event) => this.press(event));
  }

  update({ asked }: Model): void {
    const opens = asked !== null && !this.opened;
    this.opened = asked !== null;
    show(this.element, asked !== null);
    if (asked === null) {
      return;
    }
    const rejects = asked.act === "reject";
    const what = asked.rows.length === 1 ? asked.rows[0]?.entry.event : counted(asked.rows.length, "event");
    write(this.label, rejects ? `Why not ${what}?` : `Remove ${what} from the plan?`);
    rename(this.yes, rejects ? `Reject ${asked.rows.length}` : `Remove ${asked.rows.length}`);
    show(this.reason, rejects);
    if (opens) {
      this.reason.selectedIndex = 0;
      this.own.value = "";
      show(this.own, false);
      (rejects ? this.reason : this.yes).focus();
    }
  }

  private press(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.doings.leaveQuestion();
    } else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      this.answer();
    }
  }

  private answer(): void {
    const own = this.reason.value === OTHER;
    if (own && !this.own.hidden && this.own.value.trim() === "") {
      this.own.focus();
      return;
    }
    this.doings.answer(own ? this.own.value.trim() : this.reason.value);
  }
}
