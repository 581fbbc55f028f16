// Package store keeps everything in memory; a restart forgets it.
package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
)

var (
	ErrNotFound = errors.New("not found")
	ErrTaken    = errors.New("this e-mail has an account already")
)

type Account struct {
	ID       string `json:"id"`
	Email    string `json:"email"`
	Name     string `json:"name"`
	Timezone string `json:"timezone"`
}

type Board struct {
	ID      string   `json:"id"`
	OwnerID string   `json:"owner_id"`
	Title   string   `json:"title"`
	Columns []string `json:"columns"`
	Token   string   `json:"-"`
	Access  string   `json:"-"`
}

type Subscription struct {
	Plan          string `json:"plan"`
	BillingPeriod string `json:"billing_period"`
	Status        string `json:"status"`
}

// Store is safe for concurrent use; what it hands out are copies.
type Store struct {
	mu            sync.Mutex
	accounts      map[string]Account
	boards        map[string]Board
	invited       map[string]bool
	subscriptions map[string]Subscription
}

func New() *Store {
	return &Store{
		accounts:      map[string]Account{},
		boards:        map[string]Board{},
		invited:       map[string]bool{},
		subscriptions: map[string]Subscription{},
	}
}

func (s *Store) CreateAccount(email string) (Account, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, found := s.byEmail(email); found {
		return Account{}, ErrTaken
	}
	account := Account{ID: fmt.Sprintf("u%d", len(s.accounts)+1), Email: email, Timezone: "UTC"}
	s.accounts[account.ID] = account
	return account, nil
}

func (s *Store) Account(id string) (Account, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return found(s.accounts[id], s.accounts[id].ID)
}

func (s *Store) AccountByEmail(email string) (Account, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	account, _ := s.byEmail(email)
	return found(account, account.ID)
}

func (s *Store) SaveAccount(account Account) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.accounts[account.ID] = account
}

func (s *Store) IsInvited(email string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.invited[email]
}

func (s *Store) CreateBoard(ownerID, title string, columns []string) Board {
	s.mu.Lock()
	defer s.mu.Unlock()
	board := Board{ID: fmt.Sprintf("b%d", len(s.boards)+1), OwnerID: ownerID, Title: title, Columns: columns}
	s.boards[board.ID] = board
	return board
}

// Board finds a board of its owner; to everybody else there is none.
func (s *Store) Board(id, ownerID string) (Board, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.boards[id].OwnerID != ownerID {
		return Board{}, ErrNotFound
	}
	return found(s.boards[id], s.boards[id].ID)
}

func (s *Store) ShareBoard(board Board, access string) Board {
	s.mu.Lock()
	defer s.mu.Unlock()
	if board.Token == "" {
		board.Token = rand.Text()
	}
	board.Access = access
	s.boards[board.ID] = board
	return board
}

func (s *Store) InviteMember(email string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.invited[email] = true
}

func (s *Store) StartSubscription(accountID, plan, billingPeriod string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.subscriptions[accountID] = Subscription{Plan: plan, BillingPeriod: billingPeriod, Status: "active"}
}

func (s *Store) MarkPastDue(accountID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if subscription, ok := s.subscriptions[accountID]; ok {
		subscription.Status = "past_due"
		s.subscriptions[accountID] = subscription
	}
}

func (s *Store) CancelSubscription(accountID string) (Subscription, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	subscription := s.subscriptions[accountID]
	delete(s.subscriptions, accountID)
	return found(subscription, subscription.Plan)
}

func (s *Store) byEmail(email string) (Account, bool) {
	for _, account := range s.accounts {
		if account.Email == email {
			return account, true
		}
	}
	return Account{}, false
}

func found[T any](value T, key string) (T, error) {
	if key == "" {
		return value, ErrNotFound
	}
	return value, nil
}
