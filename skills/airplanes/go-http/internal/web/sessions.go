package web

import (
	"crypto/rand"
	"net/http"
	"sync"

	"planboard/internal/store"
)

const cookieName = "session"

// sessions knows the account of each cookie.
type sessions struct {
	mu       sync.Mutex
	accounts map[string]string
}

func newSessions() *sessions {
	return &sessions{accounts: map[string]string{}}
}

func (s *sessions) start(w http.ResponseWriter, accountID string) {
	token := rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.accounts[token] = accountID
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

func (s *sessions) end(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.accounts, cookie.Value)
	http.SetCookie(w, &http.Cookie{Name: cookieName, Path: "/", MaxAge: -1})
}

func (s *sessions) account(r *http.Request) string {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return ""
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.accounts[cookie.Value]
}

// withAccount answers 401 to whoever is not logged in.
func (h *handler) withAccount(next func(http.ResponseWriter, *http.Request, store.Account)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		account, err := h.store.Account(h.sessions.account(r))
		if err != nil {
			refuse(w, http.StatusUnauthorized, "log in first")
			return
		}
		next(w, r, account)
	}
}
