"""The records that the store keeps."""

from dataclasses import dataclass
from typing import Literal

Access = Literal["private", "view", "edit"]
Role = Literal["editor", "viewer"]
Template = Literal["kanban", "roadmap"]
Plan = Literal["pro", "team"]
BillingPeriod = Literal["month", "year"]


@dataclass(slots=True)
class Account:
    id: str
    email: str
    name: str = ""
    time_zone: str = "UTC"


@dataclass(slots=True)
class Board:
    id: str
    owner_id: str
    title: str
    template: Template | None = None
    access: Access = "private"


@dataclass(frozen=True, slots=True)
class Invitation:
    token: str
    board_id: str
    email: str
    role: Role


@dataclass(slots=True)
class Subscription:
    plan: Plan
    billing_period: BillingPeriod
    status: Literal["active", "past_due", "cancelled"] = "active"
