"""Boards, and who may see them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import CreateView, ListView

from boards.forms import InvitationForm, ShareForm
from boards.models import Board
from planboard.analytics import capture_event


class BoardListView(LoginRequiredMixin, ListView):
    template_name = "boards/list.html"

    def get_queryset(self) -> QuerySet[Board]:
        return self.request.user.boards.all()


class BoardCreateView(LoginRequiredMixin, CreateView):
    model = Board
    fields = ["title", "template"]
    template_name = "form.html"
    extra_context = {"title": "New board", "button": "Create board"}

    def form_valid(self, form: ModelForm) -> HttpResponse:
        response = super().form_valid(form)
        self.object.members.add(self.request.user)
        from_template = self.object.template != Board.Template.BLANK
        capture_event(self.request.user.pk, "board_created", {"from_template": from_template})
        return response


@require_GET
@login_required
def show_board(request: HttpRequest, pk: int) -> HttpResponse:
    board = get_object_or_404(request.user.boards, pk=pk)
    forms = {"share_form": ShareForm(instance=board), "invitation_form": InvitationForm()}
    return render(request, "boards/board.html", {"board": board, **forms})


@require_POST
@login_required
def share_board(request: HttpRequest, pk: int) -> HttpResponse:
    board = get_object_or_404(request.user.boards, pk=pk)
    form = ShareForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(form.errors.as_text())
    access = form.cleaned_data["access"]
    board.share(access)
    capture_event(request.user.pk, "item_shared", {"access": access})
    return redirect(board)


@require_POST
@login_required
def invite_member(request: HttpRequest, pk: int) -> HttpResponse:
    board = get_object_or_404(request.user.boards, pk=pk)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(form.errors.as_text())
    invitation = board.invitations.create(**form.cleaned_data)
    capture_event(request.user.pk, "member_invited", {"role": invitation.role})
    messages.success(request, "The invitation is on its way.")
    return redirect(board)


@require_GET
def show_shared_board(request: HttpRequest, link: str) -> HttpResponse:
    board = get_object_or_404(Board, link=link)
    return render(request, "boards/shared.html", {"board": board})
