package com.example.planboard.billing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Repository;

/** Keeps subscriptions in memory, by account; a restart forgets them. */
@Repository
public class SubscriptionRepository {

    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

    public void start(String accountId, Subscription.Purchase purchase) {
        subscriptions.put(accountId, new Subscription(purchase, Subscription.Status.active));
    }

    public void markPastDue(String accountId) {
        subscriptions.computeIfPresent(
                accountId, (id, old) -> new Subscription(old.purchase(), Subscription.Status.past_due));
    }

    public Optional<Subscription> cancel(String accountId) {
        return Optional.ofNullable(subscriptions.remove(accountId));
    }
}
