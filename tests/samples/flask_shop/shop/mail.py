"""Letters that the shop sends."""

import smtplib
from email.message import EmailMessage

from shop.models import Invitation


def send_invitation(invitation: Invitation) -> None:
    message = EmailMessage()
    message["To"] = invitation.email
    message["From"] = "shop@example.com"
    message["Subject"] = "You are invited"
    message.set_content(f"https://shop.example.com/signup?invitation={invitation.token}")
    with smtplib.SMTP("localhost") as server:
        server.send_message(message)
