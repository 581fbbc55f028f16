import { actions } from "astro:actions";

import { forgetPerson, identifyPerson } from "../lib/analytics-browser";

const { accountId } = document.body.dataset;
if (accountId) identifyPerson(accountId);

document.querySelector<HTMLFormElement>("#log-out")?.addEventListener("submit", logOut);

async function logOut(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  await actions.logOut.orThrow(new FormData());
  forgetPerson();
  window.location.assign("/");
}
