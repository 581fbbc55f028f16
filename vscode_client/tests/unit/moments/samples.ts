/** Moments and folders for the tests, with only what a test is about said. */

import type { FolderMoments, MomentShown } from "../../../src/protocol.ts";

export function moment(event: string, more: Partial<MomentShown> & { line?: number } = {}): MomentShown {
  const { line = 0, path = "shop/auth.py", ...rest } = more;
  return {
    uri: path === "" ? "" : `file:///work/${path}`,
    path,
    symbol: "signup",
    range: { start: { line, character: 4 }, end: { line, character: 10 } },
    event,
    moment: event,
    lifecycle: "acquisition",
    side: "server",
    question: "How many people sign up?",
    score: 0.5,
    sureness: "",
    state: "proposed",
    plan: "",
    placed: true,
    reason: "",
    ...rest,
  };
}

export function folder(name: string, moments: MomentShown[]): FolderMoments {
  const tracked = moments.filter(({ state }) => state === "tracked").length;
  const proposed = moments.filter(({ state }) => state === "proposed").length;
  return {
    uri: `file:///work/${name}`,
    name,
    scanned: true,
    trouble: "",
    tracked,
    total: tracked + proposed,
    moments,
  };
}
