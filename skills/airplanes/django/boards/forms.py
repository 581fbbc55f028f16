"""The forms on a board's page."""

from django import forms

from boards.models import Board, Invitation


class ShareForm(forms.ModelForm):
    class Meta:
        model = Board
        fields = ["access"]


class InvitationForm(forms.ModelForm):
    class Meta:
        model = Invitation
        fields = ["email", "role"]
