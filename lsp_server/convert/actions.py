"""Offers as code actions and lenses; both name what they are about in the same way."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lsprotocol import types as t

from lsp_server.convert.flags import ClientFlags
from lsp_server.convert.positions import Placed, range_of
from lsp_server.features.lenses import Lens
from lsp_server.features.moments import Mark
from lsp_server.features.offers import Deed, Offer

ACCEPTED = "luthier.accepted"
"""The command that tells the server that an edit was taken."""

_KINDS = {
    Deed.TRACK: t.CodeActionKind.QuickFix,
    Deed.ADD_TO_PLAN: t.CodeActionKind.QuickFix,
    Deed.IMPLEMENT: t.CodeActionKind.RefactorRewrite,
    Deed.DISMISS: t.CodeActionKind.QuickFix,
    Deed.FIX: t.CodeActionKind.QuickFix,
    Deed.TRACK_ALL: t.CodeActionKind.Source,
    Deed.APPROVE: t.CodeActionKind.QuickFix,
    Deed.STOP_RUN: t.CodeActionKind.Source,
    Deed.RESUME: t.CodeActionKind.Source,
}

WITH_EDIT = frozenset({Deed.TRACK, Deed.FIX, Deed.TRACK_ALL})
"""Deeds that are an edit; the others are commands."""


def command_name(deed: Deed) -> str:
    """The command that does a deed."""
    return f"luthier.{deed.value}"


def subject(uri: str, mark: Mark) -> dict[str, Any]:
    """How a request names a proposal: the one argument of every command about one."""
    return {"uri": uri, "event": mark.event, "symbol": mark.symbol}


def wanted(offer: Offer, kinds: Sequence[str] | None) -> bool:
    """Whether the client asked for this kind of action."""
    kind = _KINDS[offer.deed].value
    asked = [str(getattr(each, "value", each)) for each in kinds or ()]
    return not asked or any(each in {"", kind} or kind.startswith(f"{each}.") for each in asked)


def action(
    offer: Offer, uri: str, causes: Iterable[t.Diagnostic], edit: t.WorkspaceEdit | None, flags: ClientFlags
) -> t.CodeAction | t.Command:
    """The action of an offer; ``edit`` when it is known already.

    What cannot be done is shown as such; where the client has no way to do so, it is a command that says why.
    What a person must be asked about is a command as well, for a client that cannot ask for the edit later.
    """
    payload = subject(uri, offer.mark)
    if not flags.action_literals or (offer.refusal and not flags.disabled_actions):
        title = f"{offer.title} (not yet: why?)" if offer.refusal else offer.title
        return t.Command(title=title, command=command_name(offer.deed), arguments=[payload])
    resolves_later = offer.deed in WITH_EDIT and edit is None and not offer.refusal
    if resolves_later and not flags.resolves_edits:
        return t.Command(title=offer.title, command=command_name(offer.deed), arguments=[payload])
    command, alone = _command(offer, payload), edit is not None and not flags.answers
    return t.CodeAction(
        title=offer.title,
        kind=_KINDS[offer.deed],
        diagnostics=[each for each in causes if _about(each, offer)] or None,
        is_preferred=offer.preferred or None,
        disabled=t.CodeActionDisabled(offer.refusal) if offer.refusal else None,
        edit=edit,
        command=None if offer.refusal or alone else command,
        data={**payload, "deed": offer.deed.value, "title": offer.title} if resolves_later else None,
    )


def resolved(unresolved: t.CodeAction, edit: t.WorkspaceEdit | None) -> t.CodeAction:
    """The action with its edit."""
    unresolved.edit = edit
    return unresolved


def lenses(found: Iterable[Lens], uri: str, text: Placed, flags: ClientFlags) -> list[t.CodeLens]:
    """The lenses of a document."""
    return [
        t.CodeLens(
            range=range_of(text, lens.span, flags.encoding),
            command=t.Command(lens.title, command_name(lens.deed), arguments=[subject(uri, lens.mark)]),
        )
        for lens in found
    ]


def accepted(payload: Mapping[str, Any]) -> t.Command:
    """What a client runs after it has taken an edit."""
    return t.Command("Remember in the tracking plan", ACCEPTED, arguments=[dict(payload)])


def _command(offer: Offer, payload: Mapping[str, Any]) -> t.Command | None:
    if offer.deed is Deed.FIX:
        return None
    if offer.deed in WITH_EDIT:
        return accepted(payload)
    return t.Command(offer.title, command_name(offer.deed), arguments=[dict(payload)])


def _about(diagnostic: t.Diagnostic, offer: Offer) -> bool:
    if diagnostic.code != offer.code:
        return False
    if not isinstance(diagnostic.data, Mapping):
        return True
    return bool(diagnostic.data.get("event") == offer.mark.event)
