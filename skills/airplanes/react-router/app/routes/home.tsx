import { Link } from "react-router";

export default function Home() {
  return (
    <>
      <h1>Boards that people share</h1>
      <Link to="/signup">Start for free</Link>
    </>
  );
}
