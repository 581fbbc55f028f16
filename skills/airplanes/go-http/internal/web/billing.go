package web

import (
	"crypto/rand"
	"net/http"
	"slices"

	"planboard/internal/analytics"
	"planboard/internal/store"
)

var (
	plans          = []string{"pro", "team"}
	billingPeriods = []string{"month", "year"}
	reasons        = []string{"too_expensive", "missing_feature", "not_used", "other"}
)

type purchase struct {
	Plan          string `json:"plan"`
	BillingPeriod string `json:"billing_period"`
}

func (h *handler) startCheckout(w http.ResponseWriter, r *http.Request, account store.Account) {
	var input purchase
	if !read(w, r, &input) {
		return
	}
	if !slices.Contains(plans, input.Plan) || !slices.Contains(billingPeriods, input.BillingPeriod) {
		refuse(w, http.StatusBadRequest, "there is no such plan")
		return
	}
	url := createCheckoutSession(account.ID, input)
	h.events.CaptureEvent(account.ID, "checkout_started", analytics.Properties{
		"plan":           input.Plan,
		"billing_period": input.BillingPeriod,
	})
	write(w, http.StatusCreated, map[string]string{"url": url})
}

func (h *handler) cancelSubscription(w http.ResponseWriter, r *http.Request, account store.Account) {
	var input struct{ Reason string }
	if !read(w, r, &input) {
		return
	}
	if !slices.Contains(reasons, input.Reason) {
		refuse(w, http.StatusBadRequest, "there is no such reason")
		return
	}
	subscription, err := h.store.CancelSubscription(account.ID)
	if err != nil {
		fail(w, err)
		return
	}
	h.events.CaptureEvent(account.ID, "subscription_cancelled", analytics.Properties{
		"plan":   subscription.Plan,
		"reason": input.Reason,
	})
	write(w, http.StatusOK, subscription)
}

// createCheckoutSession stands in for the call to Stripe, and charges nobody.
func createCheckoutSession(_ string, _ purchase) string {
	return "https://checkout.example.com/" + rand.Text()
}
