/** The Review view: events, and below each the places that it changes. */

import * as vscode from "vscode";
import type { ReviewShown } from "../protocol.ts";
import {
  type EventUnderReview,
  eventsOf,
  isOpen,
  kindOf,
  type Place,
  progressOf,
  type Standing,
  standingOf,
} from "./model.ts";
import type { Reviews } from "./reviews.ts";
import { messageOf, nameOf, placesOfEvent, progress, refusalOf, told } from "./wording.ts";

interface ReviewNode {
  kind: "review";
  review: ReviewShown;
}

interface EventNode {
  kind: "event";
  review: ReviewShown;
  event: EventUnderReview;
}

interface PlaceNode {
  kind: "place";
  review: ReviewShown;
  event: EventUnderReview;
  place: Place;
}

/** What could not be put in: no part of what is decided, so that it stands last and folded. */
interface RefusalsNode {
  kind: "refusals";
  review: ReviewShown;
}

interface RefusalNode {
  kind: "refusal";
  review: ReviewShown;
  said: string;
}

export type Node = ReviewNode | EventNode | PlaceNode | RefusalsNode | RefusalNode;

const ICONS: Record<Standing, vscode.ThemeIcon> = {
  waiting: new vscode.ThemeIcon("circle-large-outline"),
  accepted: new vscode.ThemeIcon("pass-filled", new vscode.ThemeColor("testing.iconPassed")),
  rejected: new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("disabledForeground")),
  stale: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  blocked: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
};

/** The view; it follows `reviews` until it is disposed. */
export class ReviewView implements vscode.Disposable {
  private readonly provider: Provider;
  private readonly view: vscode.TreeView<Node>;
  private readonly following: vscode.Disposable;

  constructor(reviews: Reviews) {
    this.provider = new Provider(reviews);
    this.view = vscode.window.createTreeView("luthier.review", { treeDataProvider: this.provider });
    this.following = reviews.onDidChange(() => showState(this.view, reviews));
  }

  /** Brings a review into sight beside its diff; the focus stays where it is. */
  async reveal(review: ReviewShown): Promise<void> {
    const first = this.provider.getChildren().find((each) => each.review.review === review.review);
    if (first !== undefined) {
      await this.view.reveal(first, { select: false, focus: false });
    }
  }

  dispose(): void {
    vscode.Disposable.from(this.following, this.view, this.provider).dispose();
  }
}

/** Says in the head of the view how far the person is. */
function showState(view: vscode.TreeView<Node>, reviews: Reviews): void {
  const state = progressOf(reviews.all);
  const open = state.total - state.decided;
  const message = reviews.all.map(messageOf).filter(Boolean).join("\n");
  view.description = progress(state);
  // An absent message takes no room; an empty one would.
  (view as { message: string | undefined }).message = message || undefined;
  view.badge =
    open === 0
      ? undefined
      : { value: open, tooltip: open === 1 ? "1 event waits for you" : `${open} events wait for you` };
}

class Provider implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<void>;

  private readonly changed = new vscode.EventEmitter<void>();
  private readonly following: vscode.Disposable;

  constructor(private readonly reviews: Reviews) {
    this.onDidChangeTreeData = this.changed.event;
    this.following = reviews.onDidChange(() => this.changed.fire());
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) {
      const several = this.reviews.all.length > 1;
      return this.reviews.all.flatMap((review): Node[] =>
        several ? [{ kind: "review", review }] : this.below(review),
      );
    }
    switch (node.kind) {
      case "review":
        return this.below(node.review);
      case "event":
        return placeNodes(node);
      case "refusals":
        return this.refused(node.review).map((said) => ({ kind: "refusal", review: node.review, said }));
      default:
        return [];
    }
  }

  getParent(node: Node): Node | undefined {
    if (node.kind === "place") {
      return { kind: "event", review: node.review, event: node.event };
    }
    if (node.kind === "refusal") {
      return { kind: "refusals", review: node.review };
    }
    const below = node.kind !== "review" && this.reviews.all.length > 1;
    return below ? { kind: "review", review: node.review } : undefined;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case "review":
        return reviewItem(node);
      case "event":
        return eventItem(node);
      case "place":
        return placeItem(node);
      case "refusals":
        return refusalsItem(node, this.refused(node.review).length);
      case "refusal":
        return refusalItem(node);
    }
  }

  dispose(): void {
    this.following.dispose();
    this.changed.dispose();
  }

  private below(review: ReviewShown): Node[] {
    const events: Node[] = eventNodes(review);
    return this.refused(review).length > 0 ? [...events, { kind: "refusals", review }] : events;
  }

  private refused(review: ReviewShown): readonly string[] {
    return this.reviews.refusedIn(review.review);
  }
}

function eventNodes(review: ReviewShown): EventNode[] {
  return eventsOf(review).map((event) => ({ kind: "event", review, event }));
}

function placeNodes({ review, event }: EventNode): PlaceNode[] {
  return [...event.places, ...event.also].map((place) => ({ kind: "place", review, event, place }));
}

function reviewItem({ review }: ReviewNode): vscode.TreeItem {
  const item = new vscode.TreeItem(review.title, vscode.TreeItemCollapsibleState.Expanded);
  item.id = review.review;
  item.description = progress(progressOf([review]));
  item.contextValue = "review";
  item.accessibilityInformation = { label: `${review.title}, ${item.description}` };
  return item;
}

function eventItem({ review, event }: EventNode): vscode.TreeItem {
  const name = event.event || "Other changes";
  const item = new vscode.TreeItem(name, foldingOf(event));
  // Whether it is open is a part of the id, so that what is decided folds up and what is open again unfolds.
  item.id = `${review.review} ${event.event} ${isOpen(event.standing)}`;
  item.iconPath = ICONS[event.standing];
  item.description = event.standing === "waiting" ? placesOfEvent(event) : told(event.standing);
  item.contextValue = contextOf("event", event.standing);
  item.tooltip = `${name}: ${told(event.standing)}`;
  item.accessibilityInformation = { label: `${name}, ${told(event.standing)}, ${placesOfEvent(event)}` };
  return withTarget(item, review, event.places[0]);
}

/** Only several places are shown at once: for one, all is said by the event's own row. */
function foldingOf({ places, also, standing }: EventUnderReview): vscode.TreeItemCollapsibleState {
  if (places.length + also.length === 1) {
    return vscode.TreeItemCollapsibleState.None;
  }
  return places.length > 1 && isOpen(standing)
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function placeItem({ review, event, place }: PlaceNode): vscode.TreeItem {
  const { hunk } = place;
  const standing = standingOf(hunk);
  const also = !hunk.decidable;
  const label = also ? `Also: ${kindOf(hunk)}` : kindOf(hunk);
  const item = new vscode.TreeItem(label);
  item.id = `${review.review} ${event.event} ${hunk.hunk}`;
  item.iconPath = also ? new vscode.ThemeIcon("blank") : ICONS[standing];
  item.description = nameOf(place);
  item.contextValue = also ? "also" : contextOf("hunk", standing);
  item.tooltip = tooltipOf(place, standing);
  item.accessibilityInformation = {
    label: `${label}, ${nameOf(place)}, ${also ? "comes with the event" : told(standing)}`,
  };
  return withTarget(item, review, place);
}

function refusalsItem({ review }: RefusalsNode, count: number): vscode.TreeItem {
  const item = new vscode.TreeItem("Not put in", vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${review.review} refusals`;
  item.iconPath = new vscode.ThemeIcon("info");
  item.description = count === 1 ? "1 event" : `${count} events`;
  item.accessibilityInformation = { label: `Not put in: ${item.description}, with the reasons` };
  return item;
}

function refusalItem({ review, said }: RefusalNode): vscode.TreeItem {
  const { event, reason } = refusalOf(said);
  const item = new vscode.TreeItem(event);
  item.id = `${review.review} refused ${said}`;
  item.iconPath = new vscode.ThemeIcon("blank");
  item.description = reason;
  item.tooltip = reason;
  item.accessibilityInformation = { label: `${event} is not put in. ${reason}` };
  return item;
}

function tooltipOf({ file, hunk }: Place, standing: Standing): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendText(hunk.reason || hunk.title).appendText(`\n${file.path}`);
  if (standing === "stale" || standing === "blocked") {
    text.appendText(`\n${told(standing)}`);
  }
  return text.appendCodeblock(hunk.newText.trim());
}

function contextOf(kind: "event" | "hunk", standing: Standing): string {
  return standing === "waiting" ? kind : `${kind}-${standing}`;
}

function withTarget(item: vscode.TreeItem, review: ReviewShown, place: Place | undefined): vscode.TreeItem {
  item.command = {
    command: "luthier.review.open",
    title: "Open the Review",
    arguments: [{ review: review.review, hunk: place?.hunk.hunk }],
  };
  return item;
}
