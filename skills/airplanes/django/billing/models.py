"""Who pays for what."""

from django.conf import settings
from django.db import models


class Plan(models.TextChoices):
    PRO = "pro"
    TEAM = "team"


class BillingPeriod(models.TextChoices):
    MONTH = "month"
    YEAR = "year"


class Subscription(models.Model):
    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE)
    plan = models.CharField(max_length=10, choices=Plan)
    billing_period = models.CharField(max_length=10, choices=BillingPeriod)
    is_past_due = models.BooleanField(default=False)
