"""Prices, the way to the checkout, and the way out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from billing import payments
from billing.forms import CancellationForm, CheckoutForm
from billing.models import Subscription
from planboard.analytics import capture_event


@require_GET
def pricing(request: HttpRequest) -> HttpResponse:
    return render(request, "billing/pricing.html", {"form": CheckoutForm()})


@require_POST
@login_required
def start_checkout(request: HttpRequest) -> HttpResponse:
    form = CheckoutForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(form.errors.as_text())
    plan, billing_period = form.cleaned_data["plan"], form.cleaned_data["billing_period"]
    session = payments.create_checkout_session(
        client_reference_id=str(request.user.pk),
        metadata={"plan": plan, "billing_period": billing_period},
    )
    capture_event(request.user.pk, "checkout_started", {"plan": plan, "billing_period": billing_period})
    return redirect("billing:checkout", session.id)


@require_GET
@login_required
def show_checkout(request: HttpRequest, session_id: str) -> HttpResponse:
    return render(request, "billing/checkout.html", {"session_id": session_id})


@require_GET
@login_required
def show_subscription(request: HttpRequest) -> HttpResponse:
    subscription = Subscription.objects.filter(account=request.user).first()
    return render(request, "billing/subscription.html", {"subscription": subscription, "form": CancellationForm()})


@require_POST
@login_required
def cancel_subscription(request: HttpRequest) -> HttpResponse:
    subscription = get_object_or_404(Subscription, account=request.user)
    form = CancellationForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(form.errors.as_text())
    reason = form.cleaned_data["reason"]
    subscription.delete()
    capture_event(request.user.pk, "subscription_cancelled", {"plan": subscription.plan, "reason": reason})
    messages.success(request, "Your subscription is cancelled.")
    return redirect("billing:subscription")
