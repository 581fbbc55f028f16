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
        ("a.ts", "axios({ method: 'post', url: '/api/plans' })", "create plan"),
        ("a.ts", "axios.post(URLS.ORDERS, order)", "create order"),
        ("a.ts", "fetch(`/api/orders/${id}`, { method: 'PUT', body })", "update order"),
        ("a.ts", "$fetch('/api/line-items', { method: 'PATCH' })", "update line item"),
        ("a.ts", "this.http.post<Cat>('/cats', cat)", "create cat"),
        ("a.ts", "prisma.$transaction(async (tx) => { await tx.order.create({}); })", "create order"),
        ("a.ts", "Order.findOneAndUpdate({}, {})", "update order"),
        ("a.ts", "Order.deleteOne({})", "delete order"),
        ("a.ts", "db.delete(posts).where(eq(posts.id, id))", "delete post"),
        ("a.ts", "supabase.from('teams').upsert({})", "upsert team"),
        ("a.py", "Order.objects.filter(a=1).update(b=2)", "update order"),
        ("a.py", "await Order.objects.acreate(a=1)", "create order"),
        ("a.py", "db.query(models.Item).filter(models.Item.id == 1).update({})", "update item"),
        ("a.py", "session.query(Order).filter_by(a=1).delete()", "delete order"),
        ("a.py", "requests.post(f'{BASE}/orders', json=x)", "create order"),
    ],
)
def test_a_call_writes(path: str, text: str, expected: str) -> None:
    """The noun is the model's, in the singular."""
    assert [f"{each.action} {each.noun}" for each in facts_of(path, text).writes] == [expected]


def test_a_form_that_is_not_yet_stored_makes_a_record_and_writes_none() -> None:
    """What is stored is the record, when it is saved at last."""
    text = "def add(request):\n    post = form.save(commit=False)\n    post.author = request.user\n    post.save()\n"
    assert [(each.action, each.noun) for each in facts_of("a.py", text).writes] == [("create", "post")]
