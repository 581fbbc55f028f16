import { createPinia } from "pinia";
import { createApp } from "vue";

import App from "./App.vue";
import { router } from "./router";
import { useSessionStore } from "./stores/session";

const app = createApp(App).use(createPinia());

await useSessionStore().restore();

app.use(router).mount("#app");
