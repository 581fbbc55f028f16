"""Sign-up, login, logout and the profile."""

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import LoginView
from django.contrib.messages.views import SuccessMessageMixin
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, UpdateView

from accounts.forms import SignUpForm
from accounts.models import Account
from boards.models import Invitation
from planboard.analytics import capture_event


class SignUpView(FormView):
    form_class = SignUpForm
    template_name = "form.html"
    extra_context = {"title": "Sign up", "button": "Create account"}
    success_url = reverse_lazy("boards:list")

    def form_valid(self, form: SignUpForm) -> HttpResponse:
        account = Account.objects.create_user(**form.cleaned_data)
        invitations = Invitation.objects.accept(account)
        login(self.request, account)
        capture_event(account.pk, "user_signed_up", {"method": "password", "is_invited": bool(invitations)})
        return super().form_valid(form)


class LogInView(LoginView):
    template_name = "form.html"
    extra_context = {"title": "Log in", "button": "Log in"}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        capture_event(self.request.user.pk, "user_logged_in", {"method": "password"})
        return response


@require_POST
@login_required
def log_out(request: HttpRequest) -> HttpResponse:
    account_id = request.user.pk
    logout(request)
    capture_event(account_id, "user_logged_out")
    return redirect("accounts:log_in")


class ProfileView(LoginRequiredMixin, SuccessMessageMixin, UpdateView):
    fields = ["name", "time_zone"]
    template_name = "form.html"
    extra_context = {"title": "Your profile", "button": "Save profile"}
    success_url = reverse_lazy("accounts:profile")
    success_message = "Your profile is saved."

    def get_object(self, queryset: None = None) -> Account:
        return self.request.user

    def form_valid(self, form: ModelForm) -> HttpResponse:
        response = super().form_valid(form)
        capture_event(self.request.user.pk, "profile_updated", {"changed_fields": len(form.changed_data)})
        return response
