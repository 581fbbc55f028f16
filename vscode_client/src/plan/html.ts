/** The page of the plan's webview: everything it may load is named here. */

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

/** The folder that the page may load from. */
export function rootOf(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, "dist");
}

/** HTML without anything of the workspace in it; scripts run by a nonce only, and nothing is fetched from elsewhere. */
export function htmlFor(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const at = (...parts: string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(rootOf(extension), ...parts)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${at("codicons", "codicon.css")}">
<link rel="stylesheet" href="${at("plan", "page.css")}">
<title>Tracking Plan</title>
</head>
<body>
<script nonce="${nonce}" src="${at("plan", "page.js")}"></script>
</body>
</html>`;
}
