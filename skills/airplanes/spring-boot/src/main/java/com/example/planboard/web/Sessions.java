package com.example.planboard.web;

import com.example.planboard.accounts.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

public final class Sessions {

    private static final String ACCOUNT_ID = "accountId";

    private Sessions() {}

    public static void start(HttpServletRequest request, Account account) {
        end(request);
        request.getSession().setAttribute(ACCOUNT_ID, account.id());
    }

    public static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    static Optional<String> accountId(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (String) session.getAttribute(ACCOUNT_ID));
    }
}
