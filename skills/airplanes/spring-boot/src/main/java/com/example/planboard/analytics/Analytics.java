package com.example.planboard.analytics;

import com.posthog.server.PostHog;
import com.posthog.server.PostHogCaptureOptions;
import com.posthog.server.PostHogConfig;
import com.posthog.server.PostHogInterface;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Sends product events to PostHog; without a key it does nothing. */
@Component
public class Analytics {

    private static final Set<String> EVENTS = Set.of(
            "user_signed_up",
            "user_logged_in",
            "user_logged_out",
            "profile_updated",
            "board_created",
            "item_shared",
            "member_invited",
            "checkout_started",
            "subscription_started",
            "payment_failed",
            "subscription_cancelled");

    private static final Logger log = LoggerFactory.getLogger(Analytics.class);

    private final PostHogInterface client;

    public Analytics(@Value("${POSTHOG_API_KEY:}") String key, @Value("${POSTHOG_HOST:}") String host) {
        if (StringUtils.hasText(key)) {
            var config = PostHogConfig.builder(key);
            client = PostHog.with(StringUtils.hasText(host) ? config.host(host).build() : config.build());
        } else {
            log.warn("POSTHOG_API_KEY is not set: no product event will be sent.");
            client = null;
        }
    }

    public void captureEvent(String person, String event) {
        captureEvent(person, event, Map.of());
    }

    /** Queues one event of the person with this id; it is sent in the background. */
    public void captureEvent(String person, String event, Map<String, Object> properties) {
        if (!EVENTS.contains(event)) {
            log.error("There is no product event {}.", event);
        } else if (client != null) {
            client.capture(person, event, PostHogCaptureOptions.builder().properties(properties).build());
        }
    }

    /** Sends what still waits; the container calls it when no request runs any more. */
    @PreDestroy
    public void flushEvents() {
        if (client != null) {
            client.flush();
            client.close();
        }
    }
}
