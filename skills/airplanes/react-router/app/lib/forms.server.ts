import { data } from "react-router";

export function text(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== "string" || value.trim() === "") throw data(`Please fill in "${name}".`, { status: 400 });
  return value.trim();
}

export function choice<Option extends string>(form: FormData, name: string, options: readonly Option[]): Option {
  const chosen = options.find((option) => option === form.get(name));
  if (!chosen) throw data(`Please choose a "${name}".`, { status: 400 });
  return chosen;
}
