"""Planboard: boards that people share."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.sessions import SessionMiddleware

from app.analytics import flush_events
from app.routers import accounts, billing, boards, webhooks
from app.settings import get_settings
from app.store import Store


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.store = Store()
    yield
    await run_in_threadpool(flush_events)


app = FastAPI(title="Planboard", lifespan=lifespan)
app.add_middleware(
    SessionMiddleware,
    secret_key=get_settings().session_secret.get_secret_value(),
    same_site="lax",
)

app.include_router(accounts.router)
app.include_router(boards.router)
app.include_router(billing.router)
app.include_router(webhooks.router)


@app.get("/health", include_in_schema=False)
async def health() -> dict[str, str]:
    return {"status": "ok"}
