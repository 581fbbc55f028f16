"""Where the pages about people stand."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("signup", views.SignUpView.as_view(), name="sign_up"),
    path("login", views.LogInView.as_view(), name="log_in"),
    path("logout", views.log_out, name="log_out"),
    path("profile", views.ProfileView.as_view(), name="profile"),
]
