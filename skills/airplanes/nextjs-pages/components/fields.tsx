import type { ComponentProps } from "react";

export function TextField({ label, ...input }: { label: string } & ComponentProps<"input">) {
  return (
    <label>
      {label} <input {...input} />
    </label>
  );
}

type ChoiceProps = { label: string; options: readonly string[] } & ComponentProps<"select">;

export function ChoiceField({ label, options, ...select }: ChoiceProps) {
  return (
    <label>
      {label}{" "}
      <select {...select}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option.replaceAll("_", " ")}
          </option>
        ))}
      </select>
    </label>
  );
}
