/** Finds a Python that a private installation can be made with. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const NEWEST_FIRST = ["python3.14", "python3.13", "python3.12", "python3.11", "python3", "python"];
const ON_WINDOWS = ["py", "python"];

const QUESTION = `import sys, importlib.util as u
print(*sys.version_info[:2], int(u.find_spec("venv") is not None and u.find_spec("ensurepip") is not None))`;

/** What a Python said of itself. */
export interface Python {
  command: string;
  version: [number, number];
  /** Whether it can make virtual environments; some systems ship that part by itself. */
  makesEnvironments: boolean;
}

/**
 * The first Python that is new enough and can make virtual environments.
 *
 * It rejects, with what to do, when there is none. `chosen` is the setting luthier.server.python, or empty.
 */
export async function findPython(
  chosen: string,
  platform: NodeJS.Platform,
  signal: AbortSignal,
): Promise<Python> {
  const names = chosen !== "" ? [chosen] : platform === "win32" ? ON_WINDOWS : NEWEST_FIRST;
  const asked: Python[] = [];
  for (const name of names) {
    const found = await ask(name, signal);
    if (found !== undefined && isNewEnough(found) && found.makesEnvironments) {
      return found;
    }
    if (found !== undefined) {
      asked.push(found);
    }
  }
  throw new Error(remedy(chosen, asked, platform));
}

/** What a person has to do so that a Python is found; `asked` are those that did not fit. */
export function remedy(chosen: string, asked: readonly Python[], platform: NodeJS.Platform): string {
  const bare = asked.find((each) => isNewEnough(each) && !each.makesEnvironments);
  if (bare !== undefined) {
    const name = `Python ${bare.version.join(".")}`;
    return platform === "linux"
      ? `${name} cannot make virtual environments. Install the package python${bare.version.join(".")}-venv, then try again.`
      : `${name} cannot make virtual environments. Install Python with its standard library whole, then try again.`;
  }
  if (chosen !== "") {
    return `${chosen}, which the setting luthier.server.python names, is not Python 3.11 or newer.`;
  }
  const old = asked[0];
  const found = old === undefined ? "Python was not found" : `Python ${old.version.join(".")} is too old`;
  return `${found}. Install Python 3.11 or newer, or name it in the setting luthier.server.python, then try again.`;
}

function isNewEnough({ version: [major, minor] }: Python): boolean {
  return major > 3 || (major === 3 && minor >= 11);
}

async function ask(command: string, signal: AbortSignal): Promise<Python | undefined> {
  try {
    const { stdout } = await promisify(execFile)(command, ["-I", "-c", QUESTION], {
      signal,
      timeout: 10_000,
    });
    const [major, minor, makes] = stdout.trim().split(" ").map(Number);
    if (major === undefined || minor === undefined || Number.isNaN(major + minor)) {
      return undefined;
    }
    return { command, version: [major, minor], makesEnvironments: makes === 1 };
  } catch {
    return undefined;
  }
}
