/** Somebody else's backend, kept in memory: the API under /api, and the built client for every other path. */

import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";

const accounts = [];
const boards = [];
const sessions = new Map();

class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const routes = [
  ["POST", "/api/signup", ({ body, enter }) => {
    if (accounts.some((account) => account.email === body.email)) throw new Refusal(409, "This e-mail has an account already.");
    const isInvited = boards.some((board) => board.members.some((member) => member.email === body.email));
    const account = { id: `u${accounts.length + 1}`, email: body.email, name: body.name, timeZone: "UTC", isInvited, subscription: null };
    accounts.push(account);
    enter(account);
    return [201, account];
  }],
  ["POST", "/api/login", ({ body, enter }) => {
    const account = accounts.find((candidate) => candidate.email === body.email);
    if (!account) throw new Refusal(401, "No account has this e-mail.");
    enter(account);
    return [200, account];
  }],
  ["POST", "/api/logout", ({ leave }) => {
    leave();
    return [204];
  }],
  ["GET", "/api/session", ({ account }) => [200, account ?? null]],
  ["PATCH", "/api/profile", ({ body, account }) => [200, Object.assign(known(account), body)]],
  ["GET", "/api/boards", ({ account }) => [200, boards.filter((board) => isMember(board, known(account)))]],
  ["POST", "/api/boards", ({ body, account }) => {
    const board = {
      id: `b${boards.length + 1}`,
      title: body.title,
      cards: body.template === "retrospective" ? ["Went well", "To improve"] : [],
      ownerId: known(account).id,
      members: [],
      linkAccess: null,
    };
    boards.push(board);
    return [201, board];
  }],
  ["GET", "/api/boards/:id", ({ params, account }) => [200, boardOf(params.id, account)]],
  ["PUT", "/api/boards/:id/share", ({ params, body, account }) => [200, Object.assign(boardOf(params.id, account), { linkAccess: body.access })]],
  ["POST", "/api/boards/:id/invitations", ({ params, body, account }) => {
    const member = { email: body.email, role: body.role };
    boardOf(params.id, account).members.push(member);
    return [201, member];
  }],
  ["POST", "/api/checkout", ({ body, account }) => {
    known(account).subscription = { plan: body.plan, billingPeriod: body.billingPeriod };
    return [201, { url: "/subscription" }];
  }],
  ["POST", "/api/subscription/cancel", ({ account }) => {
    const { subscription } = known(account);
    if (!subscription) throw new Refusal(409, "There is no subscription.");
    account.subscription = null;
    return [200, subscription];
  }],
].map(([method, path, answer]) => ({ method, answer, pattern: new RegExp(`^${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`) }));

function known(account) {
  if (!account) throw new Refusal(401, "Log in first.");
  return account;
}

function isMember(board, account) {
  return board.ownerId === account.id || board.members.some((member) => member.email === account.email);
}

function boardOf(id, account) {
  const board = boards.find((candidate) => candidate.id === id && (isMember(candidate, known(account)) || candidate.linkAccess));
  if (!board) throw new Refusal(404, "There is no such board.");
  return board;
}

async function answerApi(request, response, path) {
  const route = routes.find(({ method, pattern }) => method === request.method && pattern.test(path));
  if (!route) throw new Refusal(404, "There is no such address.");
  const token = /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
  const sent = await text(request);
  const [status, content] = route.answer({
    params: route.pattern.exec(path).groups ?? {},
    body: sent ? JSON.parse(sent) : {},
    account: sessions.get(token),
    enter(account) {
      const fresh = randomUUID();
      sessions.set(fresh, account);
      response.setHeader("Set-Cookie", `session=${fresh}; Path=/; HttpOnly; SameSite=Lax`);
    },
    leave() {
      sessions.delete(token);
      response.setHeader("Set-Cookie", "session=; Path=/; Max-Age=0");
    },
  });
  return [status, content === undefined ? "" : JSON.stringify(content), "application/json"];
}

const dist = join(import.meta.dirname, "dist");
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

async function answerFile(path) {
  const file = join(dist, extname(path) ? path : "index.html");
  const content = await readFile(file).catch(() => {
    throw new Refusal(404, "There is no such file.");
  });
  return [200, content, types[extname(file)] ?? "application/octet-stream"];
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  try {
    const [status, content, type] =
      pathname === "/health" ? [200, "ok", "text/plain"]
      : pathname.startsWith("/api/") ? await answerApi(request, response, pathname)
      : await answerFile(pathname);
    response.writeHead(status, { "Content-Type": type }).end(content);
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error);
    response.writeHead(error.status ?? 500, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ error: error instanceof Refusal ? error.message : "Something broke." }));
  }
});

server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1");
