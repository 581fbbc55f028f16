// Bundles the extension, and what runs inside the plan's webview, into dist/.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const development = process.argv.includes("--development");

const shared = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: !development,
  sourcemap: development,
  legalComments: "none",
  logLevel: "warning",
};

await rm(path.join(ROOT, "dist"), { recursive: true, force: true });
await Promise.all([
  esbuild.build({
    ...shared,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    // The entry "module" of some dependencies breaks when bundled; "main" is what node itself loads.
    mainFields: ["main"],
  }),
  esbuild.build({
    ...shared,
    entryPoints: ["src/plan/page/page.ts", "src/plan/page/page.css"],
    outdir: "dist/plan",
    platform: "browser",
    format: "iife",
    target: "es2022",
  }),
]);

const icons = path.dirname(require.resolve("@vscode/codicons/dist/codicon.css"));
await mkdir(path.join(ROOT, "dist/codicons"), { recursive: true });
for (const name of ["codicon.css", "codicon.ttf"]) {
  await copyFile(path.join(icons, name), path.join(ROOT, "dist/codicons", name));
}
