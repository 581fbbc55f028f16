"""Writes: what is created, changed or deleted, however the store or the API is called."""

import pytest

from tests.support.projects import facts_of


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.py", "document = Document(title='x')\nsession.add(document)", "create document"),
        ("a.ts", "prisma.document.update({ where: { id } })", "update document"),
        ("a.ts", "db.insert(documents).values(x)", "create document"),
        ("a.ts", "trpc.apiKeys.create.mutationOptions({ onSuccess })", "create api key"),
        ("a.ts", "trpc.apiKeys.delete.useMutation()", "delete api key"),
    ],
)
def test_a_call_writes(path: str, text: str, expected: str) -> None:
    """The noun is the model's, in the singular."""
    assert [f"{each.action} {each.noun}" for each in facts_of(path, text).writes] == [expected]
