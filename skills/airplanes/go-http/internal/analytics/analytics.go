// Package analytics sends product events to PostHog; without a key it does nothing.
package analytics

import (
	"log/slog"
	"os"
	"slices"
	"time"

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

// patience is how long the end of the process waits for the vendor.
const patience = 5 * time.Second

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

// Close sends what still waits, within its patience; call it when no request runs any more.
func (c *Client) Close() {
	if c.sender == nil {
		return
	}
	closed := make(chan error, 1)
	go func() { closed <- c.sender.Close() }()
	select {
	case err := <-closed:
		if err != nil {
			slog.Warn("product events were not sent", "error", err)
		}
	case <-time.After(patience):
		slog.Warn("product events were not sent in time", "patience", patience)
	}
}
