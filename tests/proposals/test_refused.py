"""What a person has said no to is never proposed again."""

from tests.support.proposing import events, proposed

ADD = """
    @require_POST
    @login_required
    def {name}(request, code):
        channel = Channel(owner=request.user, kind="{kind}")
        channel.save()
        return redirect("channels")
"""
FILES = {
    "mail/views.py": ADD.format(name="add", kind="mail"),
    "chat/views.py": ADD.format(name="add", kind="chat"),
}


def test_an_event_that_is_rejected_is_proposed_nowhere() -> None:
    """No place, no proposal."""
    assert events(FILES, "events:\n  - event: channel_created\n    status: rejected\n    reason: Nobody asks.\n") == []


def test_an_event_that_is_rejected_in_another_spelling_is_rejected() -> None:
    """People may write the name as they like."""
    assert events(FILES, "events:\n  - event: Channel Created\n    status: rejected\n    reason: No.\n") == []


def test_a_place_that_is_dismissed_is_quiet_and_its_likes_are_not() -> None:
    """Two functions may look the same to a letter; a no to one is no no to the other."""
    first = proposed(FILES)[0]
    assert first.anchor is not None
    plan = f"""
events:
  - event: channel_created
    status: rejected
    moment: resource_created
    reason: Too noisy.
    where:
      - {{file: {first.finding.path}, symbol: add, anchor: "{first.anchor.fingerprint}"}}
"""
    assert [each.finding.path for each in proposed(FILES, plan)] == ["mail/views.py"]


def test_a_dismissed_place_is_known_by_its_anchor_when_its_function_was_renamed() -> None:
    """A new name is no new question."""
    first = proposed({"mail/views.py": FILES["mail/views.py"]})[0]
    assert first.anchor is not None
    plan = f"""
events:
  - event: channel_created
    status: rejected
    moment: resource_created
    reason: Too noisy.
    where:
      - {{file: mail/views.py, symbol: add, anchor: "{first.anchor.fingerprint}"}}
"""
    assert proposed({"mail/views.py": ADD.format(name="save_new", kind="mail")}, plan) == ()


def test_a_rejected_proposal_does_not_come_back_through_its_twin() -> None:
    """The form that asks the rejected route is the same occurrence."""
    files = {
        "api/boards.py": """
            @router.post("/boards")
            def create_board(session: SessionDep, user: CurrentUser, body: BoardIn):
                board = Board(owner_id=user.id)
                session.add(board)
                session.commit()
                return board
        """,
        "web/NewBoard.tsx": """
            'use client';
            export function NewBoard() {
              const handleCreate = async () => {
                await fetch('/boards', { method: 'POST' });
                refresh();
              };
              return <button onClick={handleCreate}>Create board</button>;
            }
        """,
    }
    plan = """
events:
  - event: board_created
    status: rejected
    moment: resource_created
    reason: Known from the database.
    where:
      - {file: api/boards.py, symbol: create_board}
"""
    assert events(files) == ["board_created"]
    assert events(files, plan) == []
