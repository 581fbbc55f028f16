// Package analytics sends product events to PostHog; without a key it does nothing.
package analytics

import (
	"log/slog"
	"os"
	"slices"

	"github.com/posthog/posthog-go"
)

// Event is the name of a product event.
type Event string

var names = []Event{
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
	"subscription_cancelled",
}

// Properties are what an event is counted and divided by.
type Properties map[string]any

// Client sends events. One that has no key swallows them.
type Client struct {
	sender posthog.Client
}

// Connect makes the client of this process from its environment.
func Connect() *Client {
	key := os.Getenv("POSTHOG_API_KEY")
	if key == "" {
		if os.Getenv("APP_ENV") == "development" {
			slog.Warn("POSTHOG_API_KEY is not set: no product event will be sent.")
		}
		return &Client{}
	}
	sender, err := posthog.NewWithConfig(key, posthog.Config{Endpoint: os.Getenv("POSTHOG_HOST")})
	if err != nil {
		slog.Error("product events are not sent", "error", err)
		return &Client{}
	}
	return &Client{sender: sender}
}

// CaptureEvent queues one event of the person with this id; it is sent in the background.
func (c *Client) CaptureEvent(person string, event Event, properties Properties) {
	if !slices.Contains(names, event) {
		slog.Error("there is no such product event", "event", event)
		return
	}
	if c.sender == nil {
		return
	}
	err := c.sender.Enqueue(posthog.Capture{
		DistinctId: person,
		Event:      string(event),
		Properties: posthog.Properties(properties),
	})
	if err != nil {
		slog.Warn("a product event was not queued", "event", event, "error", err)
	}
}

// Close sends what still waits; call it when no request runs any more.
func (c *Client) Close() {
	if c.sender == nil {
		return
	}
	if err := c.sender.Close(); err != nil {
		slog.Warn("product events were not sent", "error", err)
	}
}
