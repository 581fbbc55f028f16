"""What a started request brings about stands in the callback that runs on its success."""

import pytest

from tests.support.findings import found


@pytest.mark.parametrize(
    ("text", "event", "symbol"),
    [
        (
            """
            export function ProjectForm() {
              const create = useMutation(
                trpc.projects.create.mutationOptions({
                  onSuccess: () => { toast("Created"); setOpen(false); },
                }),
              );
              return <form onSubmit={form.handleSubmit((values) => create.mutate(values))}><Input /></form>;
            }
            """,
            "project_created",
            "ProjectForm.onSuccess",
        ),
        (
            """
            export function ProjectList() {
              const [remove] = useMutation(DELETE_PROJECT, { onCompleted: () => { toast("Gone"); refetch(); } });
              return <ul>{rows}</ul>;
            }
            """,
            "project_deleted",
            "ProjectList.onCompleted",
        ),
        (
            """
            export function CancelDialog() {
              const cancel = useMutation(
                trpc.billing.cancelSubscription.mutationOptions({ onSuccess() { toast("Cancelled"); } }),
              );
              return <Button onClick={() => cancel.mutate()}>Cancel subscription</Button>;
            }
            """,
            "subscription_cancelled",
            "CancelDialog.onSuccess",
        ),
        (
            """
            export function KeyForm() {
              const { execute } = useAction(createApiKeyAction, {
                onSuccess: ({ key }) => { setKey(key); },
              });
              return <form onSubmit={form.handleSubmit(execute)}><Button type="submit">Create API key</Button></form>;
            }
            """,
            "api_key_created",
            "KeyForm.onSuccess",
        ),
    ],
)
def test_the_callback_is_the_place(text: str, event: str, symbol: str) -> None:
    """And the gesture that starts the request is no second one."""
    assert found("src/form.tsx", text) == [(event, symbol)]


def test_a_callback_of_something_that_only_fetches_is_no_place() -> None:
    """Queries have callbacks, too."""
    text = """
    export function ProjectList() {
      const rows = useQuery(trpc.projects.list.queryOptions({ onSuccess: () => { setLoaded(true); } }));
      return <ul>{rows}</ul>;
    }
    """
    assert found("src/list.tsx", text) == []


def test_the_function_that_makes_the_request_is_the_place_when_it_is_written_beside_the_callback() -> None:
    """What it stores is known there."""
    text = """
    export function ProjectForm() {
      const create = useMutation({
        mutationFn: (values: Values) => axios.post("/api/projects", values),
        onSuccess: () => { toast("Created"); },
      });
      return <form onSubmit={form.handleSubmit((values) => create.mutate(values))}><Input /></form>;
    }
    """
    assert found("src/form.tsx", text) == [("project_created", "ProjectForm.mutationFn")]


def test_the_gesture_that_starts_a_request_is_no_second_occurrence() -> None:
    """The form's words speak of the request that is made in the same component."""
    text = """
    export function ChangePassword() {
      const mutation = useMutation({
        mutationFn: (values: Values) => UsersService.updatePasswordMe({ requestBody: values }),
        onSuccess: () => { toast("Changed"); },
      });
      const onSubmit = async (values: Values) => { mutation.mutate(values); };
      return <form onSubmit={form.handleSubmit(onSubmit)}><Button type="submit">Update password</Button></form>;
    }
    """
    assert found("src/password.tsx", text) == [("password_changed", "ChangePassword.mutationFn")]


def test_a_component_that_only_prepares_a_request_is_no_place_of_it() -> None:
    """It runs at every rendering."""
    text = """
    export default function SecurityPage() {
      const [state, remove, pending] = useActionState(deleteAccount, {});
      const other = useMutation(DELETE_ACCOUNT);
      return <form action={remove}><Input /></form>;
    }
    """
    assert found("app/security/page.tsx", text) == []
