/** How much is tracked of what could be, and how that is told in few words. */

import type { FolderMoments, MomentShown } from "../protocol.ts";

export interface Count {
  tracked: number;
  proposed: number;
  dismissed: number;
}

/** How many of the moments are in which state. */
export function countOf(moments: readonly MomentShown[]): Count {
  const count: Count = { tracked: 0, proposed: 0, dismissed: 0 };
  for (const moment of moments) {
    count[moment.state] += 1;
  }
  return count;
}

/** As "3 of 8 tracked, 2 dismissed"; what does not occur is left out. */
export function toldShort(count: Count): string {
  const total = count.tracked + count.proposed;
  const parts = [
    total > 0 ? `${count.tracked} of ${total} tracked` : "",
    count.dismissed > 0 ? `${count.dismissed} dismissed` : "",
  ];
  return parts.filter(Boolean).join(", ") || "no moments";
}

/** What the server says of several folders, as one. */
export function coverageOf(folders: readonly FolderMoments[]): { tracked: number; total: number } {
  return folders.reduce(
    (sum, folder) => ({ tracked: sum.tracked + folder.tracked, total: sum.total + folder.total }),
    { tracked: 0, total: 0 },
  );
}

/** "1 moment", "2 moments". */
export function numbered(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
