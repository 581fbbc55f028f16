import { createServer } from "node:http";

import { flushEvents } from "./analytics-server.js";
import { sendJson } from "./http.js";
import { findRoute } from "./routes.js";

const port = Number(process.env.PORT || 3000);

const server = createServer(async (req, res) => {
  const { pathname } = new URL(req.url, "http://localhost");
  const route = findRoute(req.method, pathname);
  if (!route) return sendJson(res, 404, { error: "Not found" });
  try {
    await route.handle(req, res, route.parameter);
  } catch (error) {
    if (!error.status) console.error(error);
    sendJson(res, error.status ?? 500, {
      error: error.status ? error.message : "Internal server error",
    });
  }
});

server.listen(port, () => console.log(`Planboard listens on port ${port}`));

function shutDown() {
  server.close(() => flushEvents());
}

process.once("SIGTERM", shutDown);
process.once("SIGINT", shutDown);
