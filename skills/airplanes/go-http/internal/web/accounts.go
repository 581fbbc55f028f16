package web

import (
	"net/http"

	"planboard/internal/analytics"
	"planboard/internal/store"
)

type credentials struct {
	Email    string `json:"email"`
	Password string `json:"password"`
}

func (h *handler) signUp(w http.ResponseWriter, r *http.Request) {
	var input credentials
	if !read(w, r, &input) {
		return
	}
	if input.Email == "" || input.Password == "" {
		refuse(w, http.StatusBadRequest, "an e-mail and a password are needed")
		return
	}
	account, err := h.store.CreateAccount(input.Email)
	if err != nil {
		fail(w, err)
		return
	}
	h.sessions.start(w, account.ID)
	h.events.CaptureEvent(account.ID, "user_signed_up", analytics.Properties{
		"method":     "password",
		"is_invited": h.store.IsInvited(account.Email),
	})
	write(w, http.StatusCreated, account)
}

func (h *handler) logIn(w http.ResponseWriter, r *http.Request) {
	var input credentials
	if !read(w, r, &input) {
		return
	}
	account, err := h.store.AccountByEmail(input.Email)
	if err != nil {
		refuse(w, http.StatusUnauthorized, "unknown e-mail or wrong password")
		return
	}
	h.sessions.start(w, account.ID)
	h.events.CaptureEvent(account.ID, "user_logged_in", analytics.Properties{"method": "password"})
	write(w, http.StatusOK, account)
}

func (h *handler) logOut(w http.ResponseWriter, r *http.Request, account store.Account) {
	h.sessions.end(w, r)
	h.events.CaptureEvent(account.ID, "user_logged_out", nil)
	w.WriteHeader(http.StatusNoContent)
}

func (h *handler) updateProfile(w http.ResponseWriter, r *http.Request, account store.Account) {
	input := struct{ Name, Timezone *string }{}
	if !read(w, r, &input) {
		return
	}
	changed := change(&account.Name, input.Name) + change(&account.Timezone, input.Timezone)
	h.store.SaveAccount(account)
	h.events.CaptureEvent(account.ID, "profile_updated", analytics.Properties{"changed_fields": changed})
	write(w, http.StatusOK, account)
}

// change sets a field to what was given, and says how many fields that changed.
func change(field, given *string) int {
	if given == nil || *given == *field {
		return 0
	}
	*field = *given
	return 1
}
