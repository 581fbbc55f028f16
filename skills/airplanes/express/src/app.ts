import express, { type Express } from "express";
import createError from "http-errors";

import { handleError } from "./errors.js";
import { accountRouter } from "./routes/accounts.js";
import { billingRouter } from "./routes/billing.js";
import { boardRouter } from "./routes/boards.js";
import { webhookRouter } from "./routes/webhooks.js";
import { session } from "./session.js";

export function createApp(): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(express.json());
  app.use(webhookRouter);
  app.use(session);
  app.get("/health", (_req, res) => {
    res.json({ status: "ok" });
  });
  app.use(accountRouter, boardRouter, billingRouter);
  app.use(() => {
    throw createError(404);
  });
  app.use(handleError);
  return app;
}
