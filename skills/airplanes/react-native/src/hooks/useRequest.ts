import { useState } from "react";

import { ApiError } from "../lib/api";

/** Runs a request that a person asked for, and keeps what to tell them when it is refused. */
export function useRequest() {
  const [problem, setProblem] = useState("");
  const [isRunning, setIsRunning] = useState(false);

  async function run(request: () => Promise<void>) {
    setProblem("");
    setIsRunning(true);
    try {
      await request();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : "Planboard cannot be reached.");
    } finally {
      setIsRunning(false);
    }
  }

  return { run, problem, isRunning };
}
