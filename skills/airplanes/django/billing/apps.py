"""The app that knows plans and payments."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "billing"
