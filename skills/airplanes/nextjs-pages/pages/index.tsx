export default function HomePage() {
  return <h1>Boards that people share</h1>;
}
