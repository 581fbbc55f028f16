package com.example.planboard.boards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Repository;

/** Keeps boards, their links and invitations in memory; a restart forgets them. */
@Repository
public class BoardRepository {

    private final Map<String, Board> boards = new LinkedHashMap<>();
    private final Map<String, Board.Link> links = new ConcurrentHashMap<>();
    private final Set<String> invited = ConcurrentHashMap.newKeySet();

    public synchronized Board create(String ownerId, String title, List<String> columns) {
        var board = new Board("b" + (boards.size() + 1), ownerId, title, columns);
        boards.put(board.id(), board);
        return board;
    }

    public synchronized Optional<Board> findOwned(String id, String ownerId) {
        return Optional.ofNullable(boards.get(id)).filter(board -> board.ownerId().equals(ownerId));
    }

    public Board.Link share(Board board, Board.Access access) {
        return links.compute(board.id(), (id, old) ->
                new Board.Link(old == null ? UUID.randomUUID().toString() : old.token(), access));
    }

    public void invite(String email) {
        invited.add(email);
    }

    public boolean isInvited(String email) {
        return invited.contains(email);
    }
}
