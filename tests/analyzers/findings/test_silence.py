"""Code that looks like a moment and is none: each was found in a real product and would have annoyed its people."""

import pytest

from tests.support.findings import found

QUIET: list[tuple[str, str, str]] = [
    (
        "an object that is made in passing is no record of the product",
        "app/api/digest/route.ts",
        "export async function POST(request) { if (!request.ok) throw new Error('x'); return new Response('ok'); }",
    ),
    (
        "the name of a verb is no evidence beside the route that says it",
        "app/api/mark/route.ts",
        "export async function DELETE(request) { const seen = new Set(); await mark(request); return done(seen); }",
    ),
    (
        "state of a page is no account",
        "src/modal.tsx",
        """
        import { useState } from 'react';
        export function DeleteModal() {
          const [password, setPassword] = useState('');
          const onClose = () => { setPassword(''); };
          return <Dialog onOpenChange={onClose}><Input onChange={(e) => setPassword(e.target.value)} /></Dialog>;
        }
        """,
    ),
    (
        "a page that opens a dialog has not done what the dialog will do",
        "src/button.tsx",
        """
        import { useState } from 'react';
        export function CreateTeamButton() {
          const [open, setCreateTeamModalOpen] = useState(false);
          return <Button onClick={() => setCreateTeamModalOpen(true)}>New</Button>;
        }
        """,
    ),
    (
        "an identifier of an element is not what a person reads on a field",
        "src/field.tsx",
        "export function Field() { return <Input id='deleteAccount' onChange={(e) => store.save(e.target.value)} />; }",
    ),
    (
        "a folder of actions speaks for its topic and not for each of its actions",
        "src/contacts/actions.ts",
        "'use server';\nexport async function archiveAction(id: string) { await archiveStale(id); }",
    ),
    (
        "machines ask language models as well as people do",
        "src/ai/classify.ts",
        "export async function guessSender(mail: Mail) { return await generateObject({ model, prompt: mail.body }); }",
    ),
    (
        "a question about an event is not the event",
        "src/billing.ts",
        "export function isRefundEvent(event) { return event.type === 'charge.refunded'; }",
    ),
    (
        "an organization's rule is no organization",
        "src/rules/actions.ts",
        "'use server';\nexport async function createOrganizationRuleAction(x) { await createOrganizationRule(x); }",
    ),
    (
        "a mailbox's role is no changed address",
        "src/mailbox/actions.ts",
        "'use server';\nexport async function updateEmailAccountRoleAction(x) { await prisma.account.update(x); }",
    ),
    (
        "an invitation's acceptance sends a letter and invites nobody",
        "src/join.ts",
        "export async function settle(request) { await sendInviteAcceptedEmail(request.user); }",
    ),
    (
        "what a schedule asks for at an address of its own, nobody asked for",
        "app/api/cron/cleanup/route.ts",
        "export async function POST(request) { await deleteOldDrafts(); await prisma.draft.deleteMany({}); }",
    ),
    (
        "an administrator's deletion is no farewell",
        "src/admin-actions.ts",
        "'use server';\nexport async function adminDeleteAccountAction(id: string) { await deleteUser(id); }",
    ),
]
EVENTS_THAT_MAY_STAY = {"contact_updated", "account_updated", "user_deleted", "organization_rule_created"}


@pytest.mark.parametrize(("path", "text"), [each[1:] for each in QUIET], ids=[each[0] for each in QUIET])
def test_nothing_is_found(path: str, text: str) -> None:
    """A thing of any noun may be; a moment of its own is not."""
    assert [event for event, _ in found(path, text) if event not in EVENTS_THAT_MAY_STAY] == []


def test_a_mailbox_s_deletion_is_no_farewell_whoever_is_asked_for_it() -> None:
    """The words that speak against a moment count in what is called, too."""
    text = """
    export function Row() {
      const { execute } = useAction(deleteEmailAccountAction, { onSuccess: () => { toast('Gone'); } });
      return <Button onClick={() => execute({ id })}>Remove</Button>;
    }
    """
    assert "account_deleted" not in [event for event, _ in found("src/row.tsx", text)]
