package com.example.planboard.billing;

import com.example.planboard.accounts.Account;
import com.example.planboard.accounts.AccountRepository;
import com.example.planboard.analytics.Analytics;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StripeWebhookController {

    record StripeEvent(String type, Data data) {}

    record Data(StripeObject object) {}

    record StripeObject(String clientReferenceId, Subscription.Purchase metadata, int attemptCount) {}

    private final AccountRepository accounts;
    private final SubscriptionRepository subscriptions;
    private final Analytics analytics;

    StripeWebhookController(AccountRepository accounts, SubscriptionRepository subscriptions, Analytics analytics) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.analytics = analytics;
    }

    @PostMapping("/webhooks/stripe")
    Map<String, Boolean> handleStripeWebhook(@RequestBody StripeEvent event) {
        var object = event.data().object();
        accounts.findById(object.clientReferenceId()).ifPresent(account -> {
            switch (event.type()) {
                case "checkout.session.completed" -> startSubscription(account, object.metadata());
                case "invoice.payment_failed" -> failPayment(account, object.attemptCount());
                default -> { }
            }
        });
        return Map.of("received", true);
    }

    private void startSubscription(Account account, Subscription.Purchase purchase) {
        subscriptions.start(account.id(), purchase);
        analytics.captureEvent(account.id(), "subscription_started", Map.of(
                "plan", purchase.plan().name(),
                "billing_period", purchase.billingPeriod().name()));
    }

    private void failPayment(Account account, int attempt) {
        subscriptions.markPastDue(account.id());
        analytics.captureEvent(account.id(), "payment_failed", Map.of("attempt_number", attempt));
    }
}
