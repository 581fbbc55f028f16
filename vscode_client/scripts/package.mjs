// Makes the VSIX: the bundle, and the wheel of the server that a private installation is made from.
//   npm run package [-- --wheel FILE] [--out FILE]     PYTHON names the interpreter that builds the wheel.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createVSIX } from "@vscode/vsce";

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { wheel: { type: "string" }, out: { type: "string" } } });

const server = path.join(ROOT, "server");
rmSync(server, { recursive: true, force: true });
mkdirSync(server);
if (values.wheel) {
  copyFileSync(values.wheel, path.join(server, path.basename(values.wheel)));
} else {
  const python = process.env.PYTHON ?? (process.platform === "win32" ? "python" : "python3");
  const arguments_ = [
    "-m",
    "pip",
    "wheel",
    "--quiet",
    "--no-deps",
    "--wheel-dir",
    server,
    path.dirname(ROOT),
  ];
  execFileSync(python, arguments_, { stdio: "inherit" });
}

execFileSync(process.execPath, [path.join(ROOT, "scripts/build.mjs")], { stdio: "inherit" });
await createVSIX({
  cwd: ROOT,
  packagePath: values.out ? path.resolve(values.out) : path.join(ROOT, "luthier.vsix"),
  dependencies: false,
  allowMissingRepository: true,
  // The page shows pictures of its own folder; there is no address to rewrite their links to.
  rewriteRelativeLinks: false,
  skipLicense: false,
});
