import { createRouter, createWebHistory } from "vue-router";

import { useSessionStore } from "./stores/session";

declare module "vue-router" {
  interface RouteMeta {
    requiresAccount?: boolean;
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/", redirect: "/boards" },
    { path: "/signup", component: () => import("./pages/SignUpPage.vue") },
    { path: "/login", component: () => import("./pages/LogInPage.vue") },
    { path: "/pricing", component: () => import("./pages/PricingPage.vue") },
    {
      path: "/",
      meta: { requiresAccount: true },
      children: [
        { path: "boards", component: () => import("./pages/BoardsPage.vue") },
        { path: "boards/:boardId", component: () => import("./pages/BoardPage.vue"), props: true },
        { path: "profile", component: () => import("./pages/ProfilePage.vue") },
        { path: "subscription", component: () => import("./pages/SubscriptionPage.vue") },
      ],
    },
  ],
});

router.beforeEach((to) => {
  if (to.meta.requiresAccount && !useSessionStore().account) return "/login";
});
