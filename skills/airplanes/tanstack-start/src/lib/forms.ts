import { useActionState } from "react";
import type { z } from "zod";

/** A validator for a server function that is called with a form. */
export function form<Schema extends z.ZodType>(schema: Schema) {
  return (posted: FormData): z.output<Schema> => schema.parse(Object.fromEntries(posted));
}

/** The action of a form, and what was wrong with it the last time. */
export function useFormAction(act: (posted: FormData) => Promise<void>) {
  return useActionState(async (_: string | undefined, posted: FormData) => {
    try {
      await act(posted);
    } catch (error) {
      return error instanceof Error ? error.message : "Please try again.";
    }
  }, undefined);
}
