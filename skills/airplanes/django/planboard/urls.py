"""Where each app's pages stand."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.generic import RedirectView


def health(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [
    path("", RedirectView.as_view(pattern_name="boards:list")),
    path("", include("accounts.urls")),
    path("", include("boards.urls")),
    path("", include("billing.urls")),
    path("health", health),
]
