import { isRouteErrorResponse, useRouteError } from "react-router";

import { ApiError } from "../lib/api";

export function ErrorPage() {
  const error = useRouteError();
  if (isRouteErrorResponse(error)) return <h1>{error.statusText}</h1>;
  return <h1>{error instanceof ApiError ? error.message : "Something broke."}</h1>;
}
