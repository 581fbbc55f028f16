import { flushEvents } from "./analytics-server.js";
import { createApp } from "./app.js";

const port = Number(process.env.PORT || 3000);

const server = createApp().listen(port, (error) => {
  if (error) throw error;
  console.log(`Planboard listens on port ${port}`);
});

function shutDown() {
  server.close(() => flushEvents());
}

process.once("SIGTERM", shutDown);
process.once("SIGINT", shutDown);
