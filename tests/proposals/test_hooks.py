"""A hook hands out functions; a handler that calls one of them is the same occurrence."""

from tests.support.proposing import proposed

HOOK = """
export default function useAuth() {
  const logout = () => {
    localStorage.removeItem("token");
    navigate("/login");
  };
  return { logout };
}
"""
MENU = """
import useAuth from "./hooks/useAuth";

export function Menu() {
  const { logout } = useAuth();
  const handleLogout = () => {
    logout();
  };
  return <button onClick={handleLogout}>Log out</button>;
}
"""


def test_a_handler_and_the_hooks_function_that_it_calls_are_one_occurrence() -> None:
    """Captured in both, one log-out would count twice."""
    assert [each.event for each in proposed({"src/hooks/useAuth.ts": HOOK, "src/menu.tsx": MENU})] == [
        "user_logged_out"
    ]


def test_a_handler_that_calls_something_else_of_that_name_is_an_occurrence_of_its_own() -> None:
    """A name alone joins nothing."""
    other = MENU.replace("./hooks/useAuth", "./other")
    assert len(proposed({"src/hooks/useAuth.ts": HOOK, "src/menu.tsx": other})) == 2
