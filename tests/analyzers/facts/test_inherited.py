"""What a base class does when its method is called is known by the class's name."""

import pytest

from tests.support.projects import facts_of


@pytest.mark.parametrize(
    ("bases", "attribute", "call", "expected"),
    [
        ("LoginRequiredMixin, CreateView", "model = Board", "super().form_valid(form)", "create board"),
        ("generic.edit.UpdateView", "model = models.BlogPost", "super().form_valid(form)", "update blog post"),
        ("DeleteView", "queryset = Board.objects.all()", "super().form_valid(form)", "delete board"),
        ("CreateView", "form_class = ArticleForm", "super().form_valid(form)", "create article"),
        ("BaseCreateView", "template_name = 'new.html'", "super().form_valid(form)", "create wish list"),
        ("ModelViewSet", "queryset = Invoice.objects.all()", "super().perform_create(serializer)", "create invoice"),
        ("DestroyAPIView", "queryset = Invoice.objects", "super().destroy(request)", "delete invoice"),
        ("FormView", "form_class = ArticleForm", "super().form_valid(form)", ""),
        ("CreateView", "model = Board", "super().get(request)", ""),
        ("CreateView", "model = Board", "form_valid(form)", ""),
    ],
)
def test_a_view_writes_a_record(bases: str, attribute: str, call: str, expected: str) -> None:
    """The noun is the class's model, or its own name where it says none."""
    text = f"class WishListView({bases}):\n    {attribute}\n\n    def form_valid(self, form):\n        return {call}\n"
    assert " ".join(f"{each.action} {each.noun}" for each in facts_of("views.py", text).writes) == expected


@pytest.mark.parametrize(
    ("bases", "method", "expected"),
    [
        ("LoginView", "form_valid", "log in user"),
        ("auth_views.LogoutView", "post", "log out user"),
        ("PasswordChangeView", "form_valid", "change password"),
        ("PasswordResetConfirmView", "form_valid", "reset password"),
        ("PasswordResetView", "form_valid", "request password reset"),
        ("SignupView", "form_valid", "sign up user"),
        ("TemplateView", "form_valid", ""),
    ],
)
def test_a_view_of_accounts_acts(bases: str, method: str, expected: str) -> None:
    """It is told at the call of the base's method, where it is done."""
    text = f"class Mine({bases}):\n    def {method}(self, form):\n        return super().{method}(form)\n"
    acts = facts_of("views.py", text).acts
    assert " ".join(each.means for each in acts) == expected
    assert all(text[each.span.start : each.span.end] == f"super().{method}(form)" for each in acts)
