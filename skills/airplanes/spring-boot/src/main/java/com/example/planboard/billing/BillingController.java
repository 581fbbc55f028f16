package com.example.planboard.billing;

import com.example.planboard.accounts.Account;
import com.example.planboard.analytics.Analytics;
import com.example.planboard.web.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class BillingController {

    record Cancellation(@NotNull Subscription.Reason reason) {}

    private final SubscriptionRepository subscriptions;
    private final Analytics analytics;

    BillingController(SubscriptionRepository subscriptions, Analytics analytics) {
        this.subscriptions = subscriptions;
        this.analytics = analytics;
    }

    @PostMapping("/checkout")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> startCheckout(
            @CurrentAccount Account account, @Valid @RequestBody Subscription.Purchase purchase) {
        var url = createCheckoutSession();
        analytics.captureEvent(account.id(), "checkout_started", Map.of(
                "plan", purchase.plan().name(),
                "billing_period", purchase.billingPeriod().name()));
        return Map.of("url", url);
    }

    @PostMapping("/subscription/cancel")
    Subscription cancelSubscription(@CurrentAccount Account account, @Valid @RequestBody Cancellation cancellation) {
        var subscription = subscriptions.cancel(account.id())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT, "There is no subscription"));
        analytics.captureEvent(account.id(), "subscription_cancelled", Map.of(
                "plan", subscription.purchase().plan().name(),
                "reason", cancellation.reason().name()));
        return subscription;
    }

    /** Stands in for the call to Stripe, and charges nobody. */
    private static String createCheckoutSession() {
        return "https://checkout.example.com/" + UUID.randomUUID();
    }
}
