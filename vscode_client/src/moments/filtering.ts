/** Which moments a person's words mean. */

import type { MomentShown } from "../protocol.ts";

/** The words of what was typed, in lower case. */
export function wordsOf(typed: string): string[] {
  return typed.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether each of the words, in any order, is in the event, the function, the path, the lifecycle or the state. */
export function fits(moment: MomentShown, words: readonly string[]): boolean {
  const text = [moment.event, moment.symbol, moment.path, moment.lifecycle, moment.state]
    .join("\n")
    .toLowerCase();
  return words.every((word) => text.includes(word));
}
