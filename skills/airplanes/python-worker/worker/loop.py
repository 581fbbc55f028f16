"""Performs jobs batch by batch."""

import logging
from collections.abc import Sequence
from queue import Empty, Queue
from threading import Event

from worker.analytics import flush_events
from worker.jobs import Job

BATCH_SIZE = 50
PATIENCE_SECONDS = 0.5

_logger = logging.getLogger(__name__)


def work(jobs: Queue[Job], stopping: Event) -> None:
    while not stopping.is_set():
        perform(take_batch(jobs, PATIENCE_SECONDS))


def drain(jobs: Queue[Job]) -> None:
    while batch := take_batch(jobs, 0):
        perform(batch)


def take_batch(jobs: Queue[Job], patience: float) -> list[Job]:
    """Wait for one job, and take along those that wait behind it."""
    batch: list[Job] = []
    try:
        batch.append(jobs.get(timeout=patience))
        while len(batch) < BATCH_SIZE:
            batch.append(jobs.get_nowait())
    except Empty:
        pass
    return batch


def perform(batch: Sequence[Job]) -> None:
    """Do each job of the batch, whatever becomes of the others, and see its events off."""
    if not batch:
        return
    for job in batch:
        try:
            job.perform()
        except Exception:
            _logger.exception("%s failed.", job)
    flush_events()
