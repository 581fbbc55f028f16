package web

import (
	"net/http"

	"planboard/internal/analytics"
)

type stripeEvent struct {
	Type string `json:"type"`
	Data struct {
		Object struct {
			ClientReferenceID string   `json:"client_reference_id"`
			Metadata          purchase `json:"metadata"`
			AttemptCount      int      `json:"attempt_count"`
		} `json:"object"`
	} `json:"data"`
}

func (h *handler) handleStripeWebhook(w http.ResponseWriter, r *http.Request) {
	var event stripeEvent
	if !read(w, r, &event) {
		return
	}
	object := event.Data.Object
	if account, err := h.store.Account(object.ClientReferenceID); err == nil {
		switch event.Type {
		case "checkout.session.completed":
			h.startSubscription(account.ID, object.Metadata)
		case "invoice.payment_failed":
			h.failPayment(account.ID, object.AttemptCount)
		}
	}
	write(w, http.StatusOK, map[string]bool{"received": true})
}

func (h *handler) startSubscription(accountID string, bought purchase) {
	h.store.StartSubscription(accountID, bought.Plan, bought.BillingPeriod)
	h.events.CaptureEvent(accountID, "subscription_started", analytics.Properties{
		"plan":           bought.Plan,
		"billing_period": bought.BillingPeriod,
	})
}

func (h *handler) failPayment(accountID string, attempt int) {
	h.store.MarkPastDue(accountID)
	h.events.CaptureEvent(accountID, "payment_failed", analytics.Properties{"attempt_number": attempt})
}
