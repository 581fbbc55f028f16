import { ApiError } from "./api";

export type Refusal = { error: string };

/** What a form shows when the API refuses; anything else belongs to the error boundary. */
export function refusal(error: unknown): Refusal {
  if (error instanceof ApiError) return { error: error.message };
  throw error;
}

/** Reads a field that holds text. */
export function text(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value.trim() : "";
}

/** Reads a field that takes one of a fixed list of values. */
export function choice<T extends string>(form: FormData, field: string, options: readonly T[]): T {
  const value = form.get(field);
  const option = options.find((candidate) => candidate === value);
  if (option === undefined) throw new Error(`${field} is none of ${options.join(", ")}`);
  return option;
}
