package web

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	"planboard/internal/store"
)

const longestBody = 1 << 20

// read decodes the body, or answers 400 and says false.
func read(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, longestBody)).Decode(into); err != nil {
		refuse(w, http.StatusBadRequest, "the body is no such JSON")
		return false
	}
	return true
}

func write(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(value); err != nil {
		slog.Warn("an answer was cut off", "error", err)
	}
}

func refuse(w http.ResponseWriter, status int, reason string) {
	write(w, status, map[string]string{"error": reason})
}

func fail(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, store.ErrNotFound):
		refuse(w, http.StatusNotFound, err.Error())
	case errors.Is(err, store.ErrTaken):
		refuse(w, http.StatusConflict, err.Error())
	default:
		slog.Error("a request failed", "error", err)
		refuse(w, http.StatusInternalServerError, "something went wrong")
	}
}
