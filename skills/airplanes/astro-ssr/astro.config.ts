import node from "@astrojs/node";
import { defineConfig, envField } from "astro/config";

export default defineConfig({
  output: "server",
  adapter: node({ mode: "standalone" }),
  session: { driver: "memory" },
  security: { allowedDomains: [{ hostname: "localhost" }, { hostname: "127.0.0.1" }] },
  env: {
    schema: {
      POSTHOG_API_KEY: envField.string({ context: "server", access: "secret", optional: true }),
      POSTHOG_HOST: envField.string({ context: "server", access: "secret", optional: true }),
      PUBLIC_POSTHOG_KEY: envField.string({ context: "client", access: "public", optional: true }),
      PUBLIC_POSTHOG_HOST: envField.string({ context: "client", access: "public", optional: true }),
    },
  },
});
