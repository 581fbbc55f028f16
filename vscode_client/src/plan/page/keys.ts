/** What the keys do while the keyboard is in the table. */

import { targets } from "./deciding.ts";
import type { Doings, Model } from "./model.ts";
import { activated, allToggled, cleared, extended, stepped, toggled } from "./selection.ts";

const PAGE = 10;
const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: -Infinity,
  End: Infinity,
};

/** Does what a key means on the row on which the keyboard stands; other keys are left to the editor around. */
export function pressed(
  event: KeyboardEvent,
  model: Model,
  doings: Doings,
  focus: (key: string) => boolean,
): void {
  const target = event.target as HTMLElement;
  if (target.closest("form") !== null) {
    return;
  }
  const onRow = target.getAttribute("role") === "row";
  if (
    inside(event, target, onRow) ||
    (onRow && onTheRow(event, model, doings)) ||
    stepping(event, model, doings, focus)
  ) {
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Up and down, also from within a row; with Shift the rows on the way are selected. */
function stepping(
  event: KeyboardEvent,
  model: Model,
  doings: Doings,
  focus: (key: string) => boolean,
): boolean {
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || event.metaKey) {
    return false;
  }
  const order = model.visible.map((row) => row.key);
  const key = stepped(model.selection, order, step);
  doings.select(event.shiftKey ? extended(model.selection, order, key) : activated(model.selection, key));
  focus(key);
  return true;
}

/** Right and left go through what can be pressed in a row, and back to it. */
function inside(event: KeyboardEvent, target: HTMLElement, onRow: boolean): boolean {
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") {
    return !onRow && event.key === "Escape" ? toRow(target) : false;
  }
  const row = target.closest<HTMLElement>(".row");
  const stops = [...(row?.querySelectorAll<HTMLElement>("input, button") ?? [])].filter(
    (each) => !each.hidden,
  );
  const next = stops.indexOf(target) + (event.key === "ArrowRight" ? 1 : -1);
  if (next < 0) {
    return toRow(target);
  }
  stops[next]?.focus();
  return true;
}

function toRow(target: HTMLElement): boolean {
  target.closest<HTMLElement>(".row")?.focus();
  return true;
}

function onTheRow(event: KeyboardEvent, model: Model, doings: Doings): boolean {
  const { selection, visible } = model;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    return (
      key === "a" &&
      did(() =>
        doings.select(
          allToggled(
            selection,
            visible.map((row) => row.key),
          ),
        ),
      )
    );
  }
  if (event.altKey) {
    return false;
  }
  const row = visible.find((each) => each.key === selection.active);
  switch (key) {
    case " ":
      return did(() => doings.select(toggled(selection, selection.active)));
    case "Enter":
    case "F2":
      return row !== undefined && did(() => doings.edit(row));
    case "Escape":
      return selection.chosen.size > 0 && did(() => doings.select(cleared(selection)));
    case "a":
      return did(() =>
        doings.act("approve", targets(visible, selection.chosen, selection.active, "approve")),
      );
    case "r":
      return did(() => doings.act("reject", targets(visible, selection.chosen, selection.active, "reject")));
    case "Delete":
      return did(() => doings.act("remove", targets(visible, selection.chosen, selection.active, "remove")));
    default:
      return false;
  }
}

function did(work: () => void): true {
  work();
  return true;
}
