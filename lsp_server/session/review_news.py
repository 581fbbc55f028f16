"""Who is told when a review begins, changes or is closed: views of the client's own, and documents that it shows."""

from lsp_server import convert
from lsp_server.session.changes import tell_changed
from lsp_server.session.memory import Session
from lsp_server.session.reviews import OpenReview


def follow_reviews(session: Session) -> None:
    """From now on, let the client know of every change of a review."""
    session.reviews.hear = lambda found: _heard(session, found)


def _heard(session: Session, found: OpenReview) -> None:
    tell_changed(session, found.folder, "review")
    shown = {uri: each for uri in session.contents.given if (each := _shown(uri, found))}
    if session.reviews.get(found.identity) is None:
        session.contents.forget(shown)
        return
    for uri, each in shown.items():
        session.contents.touch(uri, lambda each=each: convert.shown_text(each, found.review))  # type: ignore[misc]


def _shown(uri: str, found: OpenReview) -> convert.Shown | None:
    shown = convert.shown_of(uri)
    return shown if shown is not None and shown.review == found.identity else None
