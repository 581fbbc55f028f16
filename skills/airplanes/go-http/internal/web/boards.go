package web

import (
	"net/http"
	"slices"

	"planboard/internal/analytics"
	"planboard/internal/store"
)

var columnsOf = map[string][]string{
	"":              {},
	"kanban":        {"To do", "Doing", "Done"},
	"retrospective": {"Keep", "Drop", "Try"},
}

func (h *handler) createBoard(w http.ResponseWriter, r *http.Request, account store.Account) {
	var input struct{ Title, Template string }
	if !read(w, r, &input) {
		return
	}
	columns, known := columnsOf[input.Template]
	if input.Title == "" || !known {
		refuse(w, http.StatusBadRequest, "a title and a template that exists are needed")
		return
	}
	board := h.store.CreateBoard(account.ID, input.Title, columns)
	h.events.CaptureEvent(account.ID, "board_created", analytics.Properties{"from_template": input.Template != ""})
	write(w, http.StatusCreated, board)
}

func (h *handler) shareBoard(w http.ResponseWriter, r *http.Request, account store.Account) {
	var input struct{ Access string }
	if !read(w, r, &input) {
		return
	}
	if !slices.Contains([]string{"view", "edit"}, input.Access) {
		refuse(w, http.StatusBadRequest, "access is view or edit")
		return
	}
	board, err := h.store.Board(r.PathValue("id"), account.ID)
	if err != nil {
		fail(w, err)
		return
	}
	board = h.store.ShareBoard(board, input.Access)
	h.events.CaptureEvent(account.ID, "item_shared", analytics.Properties{"access": board.Access})
	write(w, http.StatusCreated, map[string]string{"url": "/shared/" + board.Token})
}

func (h *handler) inviteMember(w http.ResponseWriter, r *http.Request, account store.Account) {
	var input struct{ Email, Role string }
	if !read(w, r, &input) {
		return
	}
	if input.Email == "" || !slices.Contains([]string{"editor", "viewer"}, input.Role) {
		refuse(w, http.StatusBadRequest, "an e-mail is needed, and role is editor or viewer")
		return
	}
	board, err := h.store.Board(r.PathValue("id"), account.ID)
	if err != nil {
		fail(w, err)
		return
	}
	h.store.InviteMember(input.Email)
	h.events.CaptureEvent(account.ID, "member_invited", analytics.Properties{"role": input.Role})
	write(w, http.StatusCreated, map[string]string{"board": board.ID, "email": input.Email, "role": input.Role})
}
