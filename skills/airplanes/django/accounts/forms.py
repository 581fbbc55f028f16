"""The form that makes an account."""

from django import forms

from accounts.models import Account


class SignUpForm(forms.ModelForm):
    class Meta:
        model = Account
        fields = ["email", "password"]
        widgets = {"password": forms.PasswordInput}
