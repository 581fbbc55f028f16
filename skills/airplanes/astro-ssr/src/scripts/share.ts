import { actions } from "astro:actions";

import { captureEvent } from "../lib/analytics-browser";

const form = document.querySelector<HTMLFormElement>("#share");
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  await shareBoard(form);
});

async function shareBoard(form: HTMLFormElement): Promise<void> {
  const { data, error } = await actions.shareBoard(new FormData(form));
  const output = form.querySelector("output");
  if (output) output.textContent = error ? error.message : `Shared at ${data.link}`;
  if (!error) captureEvent("item_shared", { access: data.access });
}
