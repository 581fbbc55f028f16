// Package web answers the requests of Planboard.
package web

import (
	"net/http"

	"planboard/internal/analytics"
	"planboard/internal/store"
)

type handler struct {
	store    *store.Store
	events   *analytics.Client
	sessions *sessions
}

// NewHandler routes all requests.
func NewHandler(boards *store.Store, events *analytics.Client) http.Handler {
	h := &handler{store: boards, events: events, sessions: newSessions()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	mux.HandleFunc("POST /signup", h.signUp)
	mux.HandleFunc("POST /login", h.logIn)
	mux.HandleFunc("POST /logout", h.withAccount(h.logOut))
	mux.HandleFunc("PATCH /profile", h.withAccount(h.updateProfile))
	mux.HandleFunc("POST /boards", h.withAccount(h.createBoard))
	mux.HandleFunc("POST /boards/{id}/share", h.withAccount(h.shareBoard))
	mux.HandleFunc("POST /boards/{id}/invitations", h.withAccount(h.inviteMember))
	mux.HandleFunc("POST /checkout", h.withAccount(h.startCheckout))
	mux.HandleFunc("POST /subscription/cancel", h.withAccount(h.cancelSubscription))
	mux.HandleFunc("POST /webhooks/stripe", h.handleStripeWebhook)
	return mux
}
