"""What the payment provider tells us."""

import json

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.models import Account
from billing.models import Subscription
from planboard.analytics import capture_event


@csrf_exempt
@require_POST
def handle_stripe_webhook(request: HttpRequest) -> JsonResponse:
    event = json.loads(request.body)
    payload = event["data"]["object"]
    account = get_object_or_404(Account, pk=payload["client_reference_id"])
    match event["type"]:
        case "checkout.session.completed":
            plan, billing_period = payload["metadata"]["plan"], payload["metadata"]["billing_period"]
            terms = {"plan": plan, "billing_period": billing_period, "is_past_due": False}
            Subscription.objects.update_or_create(account=account, defaults=terms)
            capture_event(account.pk, "subscription_started", {"plan": plan, "billing_period": billing_period})
        case "invoice.payment_failed":
            Subscription.objects.filter(account=account).update(is_past_due=True)
            capture_event(account.pk, "payment_failed", {"attempt_number": payload["attempt_count"]})
    return JsonResponse({"received": True})
