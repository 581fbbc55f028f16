package com.example.planboard.accounts;

import com.example.planboard.analytics.Analytics;
import com.example.planboard.boards.BoardRepository;
import com.example.planboard.web.CurrentAccount;
import com.example.planboard.web.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class AccountController {

    record Credentials(@NotBlank @Email String email, @NotBlank String password) {}

    record Profile(@Size(max = 80) String name, @Size(max = 40) String timezone) {}

    private final AccountRepository accounts;
    private final BoardRepository boards;
    private final Analytics analytics;

    AccountController(AccountRepository accounts, BoardRepository boards, Analytics analytics) {
        this.accounts = accounts;
        this.boards = boards;
        this.analytics = analytics;
    }

    @PostMapping("/signup")
    @ResponseStatus(HttpStatus.CREATED)
    Account signUp(@Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        var account = accounts.create(credentials.email())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT, "This e-mail has an account already"));
        Sessions.start(request, account);
        var invited = boards.isInvited(account.email());
        analytics.captureEvent(account.id(), "user_signed_up", Map.of("method", "password", "is_invited", invited));
        return account;
    }

    @PostMapping("/login")
    Account logIn(@Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        var account = accounts.findByEmail(credentials.email())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Unknown e-mail or wrong password"));
        Sessions.start(request, account);
        analytics.captureEvent(account.id(), "user_logged_in", Map.of("method", "password"));
        return account;
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(@CurrentAccount Account account, HttpServletRequest request) {
        Sessions.end(request);
        analytics.captureEvent(account.id(), "user_logged_out");
    }

    @PatchMapping("/profile")
    Account updateProfile(@CurrentAccount Account account, @Valid @RequestBody Profile profile) {
        var updated = accounts.save(account.with(profile.name(), profile.timezone()));
        analytics.captureEvent(account.id(), "profile_updated", Map.of("changed_fields", updated.differencesTo(account)));
        return updated;
    }
}
