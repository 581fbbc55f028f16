package com.example.planboard.boards;

import com.example.planboard.accounts.Account;
import com.example.planboard.analytics.Analytics;
import com.example.planboard.web.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/boards")
class BoardController {

    record NewBoard(@NotBlank @Size(max = 120) String title, Board.Template template) {}

    record NewLink(@NotNull Board.Access access) {}

    record NewInvitation(@NotBlank @Email String email, @NotNull Board.Role role) {}

    private final BoardRepository boards;
    private final Analytics analytics;

    BoardController(BoardRepository boards, Analytics analytics) {
        this.boards = boards;
        this.analytics = analytics;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Board createBoard(@CurrentAccount Account account, @Valid @RequestBody NewBoard input) {
        var template = input.template();
        var board = boards.create(account.id(), input.title(), template == null ? List.of() : template.columns);
        analytics.captureEvent(account.id(), "board_created", Map.of("from_template", template != null));
        return board;
    }

    @PostMapping("/{id}/share")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> shareBoard(
            @CurrentAccount Account account, @PathVariable String id, @Valid @RequestBody NewLink input) {
        var link = boards.share(owned(id, account), input.access());
        analytics.captureEvent(account.id(), "item_shared", Map.of("access", link.access().name()));
        return Map.of("url", "/shared/" + link.token());
    }

    @PostMapping("/{id}/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    NewInvitation inviteMember(
            @CurrentAccount Account account, @PathVariable String id, @Valid @RequestBody NewInvitation input) {
        owned(id, account);
        boards.invite(input.email());
        analytics.captureEvent(account.id(), "member_invited", Map.of("role", input.role().name()));
        return input;
    }

    private Board owned(String id, Account account) {
        return boards.findOwned(id, account.id()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
