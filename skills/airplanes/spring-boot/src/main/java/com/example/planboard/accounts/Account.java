package com.example.planboard.accounts;

public record Account(String id, String email, String name, String timezone) {

    Account with(String newName, String newTimezone) {
        return new Account(id, email, newName == null ? name : newName, newTimezone == null ? timezone : newTimezone);
    }

    int differencesTo(Account other) {
        return (name.equals(other.name) ? 0 : 1) + (timezone.equals(other.timezone) ? 0 : 1);
    }
}
