"""The app that knows boards."""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "boards"
