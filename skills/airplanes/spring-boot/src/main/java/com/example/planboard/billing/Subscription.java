package com.example.planboard.billing;

import jakarta.validation.constraints.NotNull;

public record Subscription(Purchase purchase, Status status) {

    public record Purchase(@NotNull Plan plan, @NotNull BillingPeriod billingPeriod) {}

    public enum Plan {
        pro,
        team
    }

    public enum BillingPeriod {
        month,
        year
    }

    public enum Reason {
        too_expensive,
        missing_feature,
        not_used,
        other
    }

    public enum Status {
        active,
        past_due
    }
}
