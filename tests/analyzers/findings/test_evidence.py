"""Single pieces of evidence: when a fact speaks for a moment, and when it does not."""

from tests.support.findings import found


def test_a_noun_that_a_moment_does_not_mean_is_no_write_of_it() -> None:
    """An account at a bank is not the account of a customer."""
    text = """
    @router.delete("/{id}")
    def remove(id: int, session: Session):
        account = session.get(BankAccount, id)
        session.delete(account)
    """
    assert found("app/routes/bank.py", text) == [("bank_account_deleted", "remove")]


def test_words_that_speak_against_a_moment_count_in_the_route_of_a_nameless_handler() -> None:
    """Such a handler has no other name."""
    text = """
    router.put('/admin/users/:id', async (req, res) => {
      await prisma.user.update({ where: { id: req.params.id }, data: req.body });
      res.json({});
    });
    """
    assert ("profile_updated", "PUT /admin/users/:id") not in found("src/users.ts", text)
    assert found("src/users.ts", text.replace("/admin", "")) == [("profile_updated", "PUT /users/:id")]


def test_words_that_speak_against_a_moment_count_in_the_component_around() -> None:
    """What an administrator's dialog deletes is not the administrator's own account."""
    text = """
    export function AdminUserTable() {
      const remove = async (id: string) => { await deleteUser(id); toast("Gone"); };
      return <Button onClick={() => remove(row.id)}>Delete</Button>;
    }
    """
    assert "account_deleted" not in [event for event, _ in found("src/table.tsx", text)]
    assert "account_deleted" in [event for event, _ in found("src/table.tsx", text.replace("AdminUser", "User"))]


def test_words_that_speak_against_a_moment_count_in_the_file_s_place() -> None:
    """They weigh less there, since a folder holds many things."""
    text = """
    export function Remove() {
      const remove = async (id: string) => { await deleteUser(id); toast("Gone"); };
      return <Button onClick={() => remove(row.id)}>Delete</Button>;
    }
    """
    assert "account_deleted" not in [event for event, _ in found("src/admin/remove.tsx", text)]
