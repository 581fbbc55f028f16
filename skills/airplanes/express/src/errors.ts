import type { ErrorRequestHandler } from "express";
import createError, { isHttpError } from "http-errors";
import { ZodError } from "zod";

export const handleError: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  if (error instanceof ZodError) {
    res.status(400).json({ error: "Invalid input", issues: error.issues });
    return;
  }
  const failure = isHttpError(error) ? error : createError(500);
  if (failure.status >= 500) console.error(error);
  res.status(failure.status).json({ error: failure.message });
};
