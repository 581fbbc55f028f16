"""Where the pages about money stand."""

from django.urls import path

from billing import views, webhooks

app_name = "billing"
urlpatterns = [
    path("pricing", views.pricing, name="pricing"),
    path("checkout", views.start_checkout, name="start_checkout"),
    path("checkout/<str:session_id>", views.show_checkout, name="checkout"),
    path("subscription", views.show_subscription, name="subscription"),
    path("subscription/cancel", views.cancel_subscription, name="cancel_subscription"),
    path("webhooks/stripe", webhooks.handle_stripe_webhook),
]
