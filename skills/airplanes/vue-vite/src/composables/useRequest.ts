import { ref } from "vue";

import { ApiError } from "../lib/api";

/** Runs what talks to the API, and keeps what the page shows about it: that it runs, that it is done, or why it was refused. */
export function useRequest<Arguments extends unknown[]>(send: (...args: Arguments) => Promise<void>) {
  const isPending = ref(false);
  const isDone = ref(false);
  const error = ref("");

  async function run(...args: Arguments) {
    isPending.value = true;
    isDone.value = false;
    error.value = "";
    try {
      await send(...args);
      isDone.value = true;
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      error.value = reason.message;
    } finally {
      isPending.value = false;
    }
  }

  return { run, isPending, isDone, error };
}
