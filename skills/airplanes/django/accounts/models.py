"""People, who are known by their e-mail address."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str) -> "Account":
        account = self.model(email=self.normalize_email(email))
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    email = models.EmailField("e-mail", unique=True)
    name = models.CharField(max_length=100)
    time_zone = models.CharField(max_length=50, default="UTC")

    objects = AccountManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
