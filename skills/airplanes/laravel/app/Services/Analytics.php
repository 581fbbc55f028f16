<?php

namespace App\Services;

use Illuminate\Support\Facades\Log;
use PostHog\PostHog;

/** Sends product events to PostHog; without a key it does nothing. */
final class Analytics
{
    public const EVENTS = [
        'user_signed_up',
        'user_logged_in',
        'user_logged_out',
        'profile_updated',
        'board_created',
        'item_shared',
        'member_invited',
        'checkout_started',
        'subscription_started',
        'payment_failed',
        'subscription_cancelled',
    ];

    private ?bool $connected = null;

    /**
     * Queues one event of the person with this id; it is sent after the response.
     *
     * @param  value-of<self::EVENTS>  $event
     * @param  array<string, string|int|bool>  $properties
     */
    public function captureEvent(int|string $person, string $event, array $properties = []): void
    {
        if ($this->connect()) {
            PostHog::capture(['distinctId' => (string) $person, 'event' => $event, 'properties' => $properties]);
        }
    }

    /** Sends what waits. */
    public function flushEvents(): void
    {
        if ($this->connected) {
            PostHog::flush();
        }
    }

    private function connect(): bool
    {
        return $this->connected ??= $this->initialize();
    }

    private function initialize(): bool
    {
        $key = config('analytics.key');
        if (! $key) {
            if (app()->isLocal()) {
                Log::warning('POSTHOG_API_KEY is not set: no product event will be sent.');
            }

            return false;
        }
        PostHog::init($key, array_filter(['host' => config('analytics.host')]));

        return true;
    }
}
