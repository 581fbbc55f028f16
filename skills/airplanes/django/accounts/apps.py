"""The app that knows people."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
