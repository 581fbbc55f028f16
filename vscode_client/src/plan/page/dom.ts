/** Elements, made of text and attributes only: nothing that is shown is ever read as HTML. */

type Child = Node | string;
type Attributes = Record<string, string | number | boolean>;

/** An element with attributes (`false` leaves one out) and what stands in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    put(element, name, value);
  }
  element.append(...children);
  return element;
}

/** Gives an attribute a value when it has another; `false` takes it away. */
export function put(element: Element, name: string, value: string | number | boolean): void {
  if (value === false) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value === true ? "" : value)) {
    element.setAttribute(name, String(value === true ? "" : value));
  }
}

/** Gives an element a text when it has another. */
export function write(element: Element, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Shows an element or hides it. */
export function show(element: HTMLElement, visible: boolean): void {
  if (element.hidden === visible) {
    element.hidden = !visible;
  }
}

/** A picture from the codicons, which says nothing to a screen reader. */
export function icon(name: string, more = ""): HTMLElement {
  return make("span", { class: `codicon codicon-${name} ${more}`.trim(), "aria-hidden": "true" });
}

/** A button with a picture, a text or both; one without a text says its label. */
export function button(options: {
  text?: string;
  icon?: string;
  label?: string;
  class?: string;
  press: () => void;
}): HTMLButtonElement {
  const element = make("button", { type: "button", class: options.class ?? "button" });
  if (options.icon !== undefined) {
    element.append(icon(options.icon));
  }
  if (options.text !== undefined) {
    element.append(make("span", { class: "text" }, options.text));
  }
  if (options.label !== undefined) {
    put(element, "aria-label", options.label);
    put(element, "title", options.label);
  }
  element.addEventListener("click", (event) => {
    event.stopPropagation();
    options.press();
  });
  return element;
}

/** A name that may be broken into lines after its underscores and dots. */
export function breakable(name: string): Node[] {
  return name
    .split(/(?<=[_.])/)
    .flatMap((part) => [document.createTextNode(part), document.createElement("wbr")]);
}

/** A sentence in which what stands between backticks is shown as code. */
export function sentence(text: string): Node[] {
  return text
    .split("`")
    .map((part, place) =>
      place % 2 === 0 ? document.createTextNode(part) : make("span", { class: "name" }, part),
    );
}

/** Another text for a button that `button` made. */
export function rename(element: HTMLButtonElement, text: string): void {
  const place = element.querySelector(".text");
  if (place !== null) {
    write(place, text);
  }
}

/** Puts children into an order with as few moves as possible, and never moves the one that has the focus. */
export function arrange(parent: Element, wanted: readonly Element[]): void {
  const there = new Set<Element>(wanted);
  for (const child of [...parent.children]) {
    if (!there.has(child)) {
      child.remove();
    }
  }
  const focused = wanted.findIndex((each) => each.contains(document.activeElement));
  if (focused === -1) {
    arrangeFrom(parent, parent.firstElementChild, wanted);
    return;
  }
  const fixed = wanted[focused] as Element;
  arrangeFrom(parent, parent.firstElementChild, wanted.slice(0, focused), fixed);
  arrangeFrom(parent, fixed.nextElementSibling, wanted.slice(focused + 1));
}

function arrangeFrom(
  parent: Element,
  start: Element | null,
  wanted: readonly Element[],
  end?: Element,
): void {
  let next = start;
  for (const element of wanted) {
    if (next === element) {
      next = element.nextElementSibling;
    } else {
      parent.insertBefore(element, next ?? end ?? null);
    }
  }
}
