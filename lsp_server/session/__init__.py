"""What is remembered between requests: folders, documents, the client's abilities, and work under way."""

from lsp_server.session.agent_offers import agent_offers
from lsp_server.session.agent_runs import AgentRun, AgentRuns
from lsp_server.session.approving import ask_again
from lsp_server.session.beginning import begin_work, configure, join, leave
from lsp_server.session.changes import tell_after_typing, tell_changed
from lsp_server.session.deciding import answer
from lsp_server.session.editing import edit_for, edit_unasked, text_of
from lsp_server.session.entering import Wanted
from lsp_server.session.folder import Folder
from lsp_server.session.hearing import LISTENING, end_listening, listen
from lsp_server.session.implementing import begin_run
from lsp_server.session.memory import Seat, Session, View
from lsp_server.session.outgoing import Outgoing, Progress, Wire
from lsp_server.session.plan_deciding import decide_on_plan, reconsider
from lsp_server.session.planning import present_plan
from lsp_server.session.publishing import clear, publish_all, publish_soon
from lsp_server.session.recorded import records_in, report
from lsp_server.session.remembering import finish, remember, remember_captured
from lsp_server.session.review_news import follow_reviews
from lsp_server.session.reviewing import decide_on, done_with, start_review
from lsp_server.session.reviewing_again import review_run
from lsp_server.session.reviews import OpenReview, Reviews
from lsp_server.session.runs import Run, Runs, Superseded
from lsp_server.session.scanning import scan_all, start_scan
from lsp_server.session.scoping import scope_of
from lsp_server.session.trust import check_trusted, set_trust
from lsp_server.session.watching import files_changed, saved

__all__ = [
    "LISTENING",
    "AgentRun",
    "AgentRuns",
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
    "Wanted",
    "Wire",
    "agent_offers",
    "answer",
    "ask_again",
    "begin_run",
    "begin_work",
    "check_trusted",
    "clear",
    "configure",
    "decide_on",
    "decide_on_plan",
    "done_with",
    "edit_for",
    "edit_unasked",
    "end_listening",
    "files_changed",
    "finish",
    "follow_reviews",
    "join",
    "leave",
    "listen",
    "present_plan",
    "publish_all",
    "publish_soon",
    "reconsider",
    "records_in",
    "remember",
    "remember_captured",
    "report",
    "review_run",
    "saved",
    "scan_all",
    "scope_of",
    "set_trust",
    "start_review",
    "start_scan",
    "tell_after_typing",
    "tell_changed",
    "text_of",
]
