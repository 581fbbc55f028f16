"""Boards, who belongs to them, and who is asked to."""

from secrets import token_urlsafe

from django.conf import settings
from django.db import models
from django.urls import reverse

from accounts.models import Account


class Board(models.Model):
    class Template(models.TextChoices):
        BLANK = "blank"
        KANBAN = "kanban"
        RETROSPECTIVE = "retrospective"

    class Access(models.TextChoices):
        VIEW = "view"
        EDIT = "edit"

    title = models.CharField(max_length=100)
    template = models.CharField(max_length=20, choices=Template, default=Template.BLANK)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="boards")
    link = models.CharField(max_length=43, unique=True, null=True, editable=False)
    access = models.CharField("whoever has the link may", max_length=4, choices=Access, default=Access.VIEW)

    def get_absolute_url(self) -> str:
        return reverse("boards:board", args=[self.pk])

    def share(self, access: str) -> None:
        self.link, self.access = token_urlsafe(), access
        self.save(update_fields=["link", "access"])


class Role(models.TextChoices):
    EDITOR = "editor"
    VIEWER = "viewer"


class Membership(models.Model):
    board = models.ForeignKey(Board, models.CASCADE, related_name="memberships")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    role = models.CharField(max_length=6, choices=Role, default=Role.EDITOR)


class InvitationManager(models.Manager["Invitation"]):
    def accept(self, account: Account) -> list[Membership]:
        """Make the account a member of each board that it was invited to."""
        invitations = self.filter(email=account.email)
        memberships = [Membership(board_id=item.board_id, account=account, role=item.role) for item in invitations]
        Membership.objects.bulk_create(memberships)
        invitations.delete()
        return memberships


class Invitation(models.Model):
    board = models.ForeignKey(Board, models.CASCADE, related_name="invitations")
    email = models.EmailField("e-mail")
    role = models.CharField(max_length=6, choices=Role, default=Role.EDITOR)

    objects = InvitationManager()
