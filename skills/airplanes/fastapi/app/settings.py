"""What the environment configures."""

from functools import cache
from typing import Annotated

from fastapi import Depends
from pydantic import SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    session_secret: SecretStr
    stripe_webhook_secret: SecretStr


@cache
def get_settings() -> Settings:
    return Settings()


SettingsDep = Annotated[Settings, Depends(get_settings)]
