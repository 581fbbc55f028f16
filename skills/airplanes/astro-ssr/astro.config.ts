import node from "@astrojs/node";
import { defineConfig } from "astro/config";

export default defineConfig({
  output: "server",
  adapter: node({ mode: "standalone" }),
  session: { driver: "memory" },
  security: { allowedDomains: [{ hostname: "localhost" }, { hostname: "127.0.0.1" }] },
});
