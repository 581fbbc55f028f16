import { createFileRoute, Link } from "@tanstack/react-router";

export const Route = createFileRoute("/")({ component: Home });

function Home() {
  return (
    <>
      <h1>Boards that people share</h1>
      <Link to="/signup">Start for free</Link>
    </>
  );
}
