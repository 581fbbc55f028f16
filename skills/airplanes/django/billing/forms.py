"""The forms by which a plan is bought and given up."""

from django import forms
from django.db import models

from billing.models import BillingPeriod, Plan


class Reason(models.TextChoices):
    TOO_EXPENSIVE = "too_expensive"
    MISSING_FEATURE = "missing_feature"
    NOT_USED = "not_used"


class CheckoutForm(forms.Form):
    plan = forms.ChoiceField(choices=Plan)
    billing_period = forms.ChoiceField(label="Billed each", choices=BillingPeriod)


class CancellationForm(forms.Form):
    reason = forms.ChoiceField(choices=Reason)
