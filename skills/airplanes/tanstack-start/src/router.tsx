import { createRouter, Link } from "@tanstack/react-router";

import { routeTree } from "./routeTree.gen";

export function getRouter() {
  return createRouter({
    routeTree,
    scrollRestoration: true,
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NotFound,
  });
}

function Failure() {
  return <p role="alert">Something went wrong. Please try again.</p>;
}

function NotFound() {
  return (
    <p>
      There is nothing here. <Link to="/">Back to Planboard</Link>
    </p>
  );
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof getRouter>;
  }
}
