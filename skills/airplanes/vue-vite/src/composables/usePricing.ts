import { computed, onMounted } from "vue";
import { useRoute, useRouter } from "vue-router";

import { captureEvent } from "../lib/analytics-browser";
import type { BillingPeriod } from "../types";

const prices = { pro: { month: 12, year: 120 }, team: { month: 40, year: 400 } };

export function usePricing() {
  const route = useRoute();
  const router = useRouter();

  const billingPeriod = computed<BillingPeriod>({
    get: () => (route.query.billing === "year" ? "year" : "month"),
    set: (period) => router.replace({ query: period === "year" ? { billing: period } : {} }),
  });

  onMounted(() => captureEvent("pricing_viewed", { billing_period: billingPeriod.value }));

  return { billingPeriod, prices };
}
