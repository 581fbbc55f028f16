/** How the views ask the server: one question at a time, and once more when something changed meanwhile. */

/** A question that is not asked twice at once: who asks meanwhile gets the answer of one more. */
export class Asking {
  private present: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private readonly ask: () => Promise<void>;

  constructor(ask: () => Promise<void>) {
    this.ask = ask;
  }

  /** Resolves when what is known is as new as this call. */
  again(): Promise<void> {
    if (this.present === undefined) {
      this.present = this.ask().finally(() => {
        this.present = undefined;
      });
      return this.present;
    }
    // Whoever asked the present one is told of its failure.
    const over = this.present.catch(() => undefined);
    this.next ??= over.then(() => {
      this.next = undefined;
      return this.again();
    });
    return this.next;
  }
}
