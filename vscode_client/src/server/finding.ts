/** Where the server's program is: named in the settings, on the PATH, or in our private installation. */

import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";

export interface Places {
  /** `luthier.server.path`, or empty. */
  setting: string;
  /** The variable PATH. */
  path: string;
  /** Folder of the private installation. */
  private: string;
  platform: NodeJS.Platform;
}

export type Found = { program: string; origin: "setting" | "path" | "private" };

/** The program to start; `undefined` when there is none. A setting that names no program is an error that says so. */
export async function findServer(places: Places): Promise<Found | undefined> {
  if (places.setting !== "") {
    if (!(await isProgram(places.setting))) {
      throw new Error(`The setting luthier.server.path names ${places.setting}, which is no program.`);
    }
    return { program: places.setting, origin: "setting" };
  }
  const onPath = await findOnPath("luthier", places.path, places.platform);
  if (onPath !== undefined) {
    return { program: onPath, origin: "path" };
  }
  const own = programIn(places.private, places.platform);
  return (await isProgram(own)) ? { program: own, origin: "private" } : undefined;
}

/** The program of a virtual environment. */
export function programIn(environment: string, platform: NodeJS.Platform, name = "luthier"): string {
  return platform === "win32"
    ? path.join(environment, "Scripts", `${name}.exe`)
    : path.join(environment, "bin", name);
}

/** The first program of that name on a PATH; entries that are not absolute are passed over, as they depend on the folder. */
export async function findOnPath(
  name: string,
  search: string,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  const endings = platform === "win32" ? [".exe"] : [""];
  for (const folder of search.split(path.delimiter).filter((each) => path.isAbsolute(each))) {
    for (const ending of endings) {
      const candidate = path.join(folder, name + ending);
      if (await isProgram(candidate)) {
        return candidate;
      }
    }
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
