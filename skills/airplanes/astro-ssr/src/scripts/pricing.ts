import { captureEvent } from "../lib/analytics-browser";

const pricing = document.querySelector<HTMLElement>("#pricing");
if (pricing) captureEvent("pricing_viewed", { billing_period: pricing.dataset.billingPeriod ?? "month" });
