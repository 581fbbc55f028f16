package com.example.planboard.boards;

import java.util.List;

public record Board(String id, String ownerId, String title, List<String> columns) {

    public record Link(String token, Access access) {}

    public enum Access {
        view,
        edit
    }

    public enum Role {
        editor,
        viewer
    }

    public enum Template {
        kanban("To do", "Doing", "Done"),
        retrospective("Keep", "Drop", "Try");

        final List<String> columns;

        Template(String... columns) {
            this.columns = List.of(columns);
        }
    }
}
