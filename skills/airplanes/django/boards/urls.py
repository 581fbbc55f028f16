"""Where the pages about boards stand."""

from django.urls import path

from boards import views

app_name = "boards"
urlpatterns = [
    path("boards", views.BoardListView.as_view(), name="list"),
    path("boards/new", views.BoardCreateView.as_view(), name="create"),
    path("boards/<int:pk>", views.show_board, name="board"),
    path("boards/<int:pk>/share", views.share_board, name="share"),
    path("boards/<int:pk>/invitations", views.invite_member, name="invite"),
    path("shared/<str:link>", views.show_shared_board, name="shared"),
]
