"""Handlers: what elements do when a person acts on them, and what the person reads there."""

import pytest

from tests.support.projects import facts_of


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<form onSubmit={save}><input /><button>Save project</button></form>", "submit form 'Save project' -> save"),
        (
            "<Button onClick={async () => { await go(); }}><Icon /> Invite member</Button>",
            "click Button 'Invite member' -> ",
        ),
        ("<Menu.Item onSelect={save}>{t('Delete account')}</Menu.Item>", "select Menu.Item 'Delete account' -> save"),
        ("<button onClick={save} aria-label='Close' />", "click button 'Close' -> save"),
        ("<button formAction={save}>Log in</button>", "submit button 'Log in' -> save"),
        ("<form action={signUp}><SendButton>Sign up</SendButton></form>", "submit form 'Sign up' -> signUp"),
        ("<Pressable onPress={save}><Text>Checkout</Text></Pressable>", "click Pressable 'Checkout' -> save"),
        ("<Modal submit={save} title='Stop experiment' />", "submit Modal 'Stop experiment' -> save"),
        ("<Form method='post'><button type='submit'>Log in</button></Form>", "submit Form 'Log in' -> action"),
    ],
)
def test_an_element_acts(markup: str, expected: str) -> None:
    """The event, the element, its words and the function that runs."""
    page = f"export function Page() {{\n  const save = () => {{}};\n  return {markup};\n}}"
    facts = facts_of("app/page.tsx", f"export async function action() {{}}\n{page}")
    found = [
        f"{each.event} {each.element} {each.label!r} -> "
        + (facts.functions[each.function].name if each.function >= 0 else each.handler)
        for each in facts.handlers
    ]
    assert found == [expected]


def test_a_form_that_is_sent_elsewhere_runs_nothing_here() -> None:
    """Without a function of that name in the file, and where it only searches."""
    text = "export function Page() { return <div><form method='post'><button>Go</button></form></div>; }"
    assert facts_of("app/page.tsx", text).handlers == ()
    text = f"export async function action() {{}}\n{text.replace('post', 'get')}"
    assert facts_of("app/page.tsx", text).handlers == ()
