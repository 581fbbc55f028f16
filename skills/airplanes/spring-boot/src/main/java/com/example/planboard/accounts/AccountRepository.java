package com.example.planboard.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Keeps accounts in memory; a restart forgets them. */
@Repository
public class AccountRepository {

    private final Map<String, Account> accounts = new LinkedHashMap<>();

    /** The new account, or nothing when the address has one already. */
    public synchronized Optional<Account> create(String email) {
        if (findByEmail(email).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(save(new Account("u" + (accounts.size() + 1), email, "", "UTC")));
    }

    public synchronized Account save(Account account) {
        accounts.put(account.id(), account);
        return account;
    }

    public synchronized Optional<Account> findById(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    public synchronized Optional<Account> findByEmail(String email) {
        return accounts.values().stream().filter(each -> each.email().equals(email)).findFirst();
    }
}
