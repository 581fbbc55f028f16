"""What is remembered between requests: folders, documents, the client's abilities, and work under way."""

from lsp_server.session.beginning import begin_work, configure, join, leave
from lsp_server.session.editing import edit_for, edit_unasked, text_of
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Seat, Session, View
from lsp_server.session.outgoing import Outgoing, Progress, Wire
from lsp_server.session.publishing import clear, publish_all, publish_soon
from lsp_server.session.remembering import finish, remember, remember_captured
from lsp_server.session.reviewing import decide_on, start_review
from lsp_server.session.reviews import OpenReview, Reviews
from lsp_server.session.runs import Run, Runs, Superseded
from lsp_server.session.scanning import scan_all, start_scan
from lsp_server.session.watching import files_changed, saved

__all__ = [
    "Folder",
    "OpenReview",
    "Outgoing",
    "Progress",
    "Reviews",
    "Run",
    "Runs",
    "Seat",
    "Session",
    "Superseded",
    "View",
    "Wire",
    "begin_work",
    "clear",
    "configure",
    "decide_on",
    "edit_for",
    "edit_unasked",
    "files_changed",
    "finish",
    "join",
    "leave",
    "publish_all",
    "publish_soon",
    "remember",
    "remember_captured",
    "saved",
    "scan_all",
    "start_review",
    "start_scan",
    "text_of",
]
