"""A shop's views: stores, sign-in, e-mail and webhooks."""

import stripe
from django.contrib.auth import login, logout
from django.core.mail import send_mail
from django.urls import include, path
from django.views.decorators.http import require_POST
from django.views.generic import CreateView
from rest_framework import viewsets
from rest_framework.decorators import action, api_view

from . import forms, views
from .models import Member, Order, Profile, Team


class SignupView(CreateView):
    def form_valid(self, form):  # => route: POST signup/
        user = form.save()  # => write: create signup
        login(self.request, user)  # => act: log in user
        return redirect("/")


class OrderViewSet(viewsets.ModelViewSet):
    def perform_create(self, serializer):  # => route: POST
        serializer.save(owner=self.request.user)  # => write: create order

    def destroy(self, request, pk=None):  # => route: DELETE
        order = self.get_object()
        order.delete()  # => write: delete order

    @action(detail=True, methods=["post"])  # => route: POST
    def cancel(self, request, pk=None):
        order = self.get_object()
        order.status = "cancelled"
        order.save(update_fields=["status"])  # => write: update order


@api_view(["POST"])  # => route: POST
def create_team(request):
    form = forms.TeamForm(request.POST)
    team = form.save()  # => write: create team
    Team.objects.filter(pk=team.pk).update(name="x")  # => write: update team
    Order.objects.get_or_create(user=request.user)  # => write: create order
    request.user.membership_set.create(team=team)  # => write: create membership
    team.invitations.all().delete()  # => write: delete invitation
    send_mail("Welcome", "body", "from", ["to"])  # => act: send email


@require_POST
def rename(request):  # => route: POST
    form = forms.ProfileForm(request.POST, instance=request.profile)
    form.save()  # => write: update profile
    fetched = Member.objects.get(pk=1)
    fetched.save()  # => write: update member
    fresh = Member(team=request.team)
    fresh.save()  # => write: create member
    request.profile.save()  # => write: update profile
    cache.delete("x")
    image.save()
    logout(request)  # => act: log out user


def webhook(request):
    event = stripe.Webhook.construct_event(request.body, "s", "k")  # => act: verify payment webhook
    stripe.Subscription.modify("id", cancel_at_period_end=True)  # => act: cancel subscription
    stripe.Subscription.modify("id", items=[])  # => act: change subscription
    stripe.checkout.Session.create(mode="subscription")  # => act: create checkout session
    stripe.Refund.create(charge="x")  # => act: refund payment


class ProfileRecord:
    def touch(self):
        self.save()  # => write: update profile


urlpatterns = [
    path("signup/", SignupView.as_view(), name="signup"),
    path("orders/<int:pk>/", views.order),  # => route: * orders/<int:pk>/
    path("admin/", admin.site.urls),
    path("shop/", include("shop.urls")),
]
