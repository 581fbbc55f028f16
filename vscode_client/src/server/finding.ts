/** Where the server is: named in the settings, on the PATH, or in our private installation. */

import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

export interface Places {
  /** `luthier.server.path`, or empty. */
  setting: string;
  /** The variable PATH. */
  path: string;
  /** Folder of the private installation. */
  private: string;
  platform: NodeJS.Platform;
  /** Version of the extension: a server on the PATH must be of the same release. */
  version: string;
}

/** How the server is started. */
export interface Found {
  command: string;
  args: string[];
  origin: "setting" | "path" | "private";
}

/**
 * The server to start; `undefined` when there is none that fits.
 *
 * What the setting names is taken whatever its version is, since somebody chose it; it rejects, with a sentence
 * for that person, when it is no program.
 */
export async function findServer(places: Places): Promise<Found | undefined> {
  if (places.setting !== "") {
    if (!(await isProgram(places.setting))) {
      throw new Error(`The setting luthier.server.path names ${places.setting}, which is no program.`);
    }
    return { command: places.setting, args: ["serve"], origin: "setting" };
  }
  const onPath = await findOnPath("luthier", places.path, places.platform);
  if (onPath !== undefined && isSameRelease(await versionOf(onPath), places.version)) {
    return { command: onPath, args: ["serve"], origin: "path" };
  }
  const own = pythonIn(places.private, places.platform);
  return (await isProgram(own)) ? startedBy(own) : undefined;
}

/**
 * How the server of a private installation is started: by its Python, as its programs do not survive a move.
 *
 * Isolated (`-I`), since it starts in the workspace, whose modules must not be taken for ours.
 */
export function startedBy(python: string): Found {
  return { command: python, args: ["-I", "-m", "lsp_server", "serve"], origin: "private" };
}

/** The interpreter of a virtual environment. */
export function pythonIn(environment: string, platform: NodeJS.Platform): string {
  return platform === "win32"
    ? path.join(environment, "Scripts", "python.exe")
    : path.join(environment, "bin", "python");
}

/** The first program of that name on a PATH; entries that are not absolute are passed over, as they depend on the folder. */
export async function findOnPath(
  name: string,
  search: string,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  const file = platform === "win32" ? `${name}.exe` : name;
  for (const folder of search.split(path.delimiter).filter((each) => path.isAbsolute(each))) {
    const candidate = path.join(folder, file);
    if (await isProgram(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

/** Whether two versions speak the same protocol: until 1.0 when the first two numbers are the same. */
export function isSameRelease(one: string | undefined, other: string): boolean {
  const release = (version: string) => version.split(".").slice(0, 2).join(".");
  return one !== undefined && release(one) === release(other);
}

async function versionOf(program: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program, ["--version"], { timeout: 10_000 });
    return /^luthier (\d+\.\d+\S*)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
