"use client";

import { useEffect } from "react";
import { captureEvent } from "@/lib/analytics-browser";
import type { BillingPeriod } from "@/lib/model";

export function PricingViewed({ billingPeriod }: { billingPeriod: BillingPeriod }) {
  useEffect(() => {
    captureEvent("pricing_viewed", { billing_period: billingPeriod });
  }, [billingPeriod]);
  return null;
}
