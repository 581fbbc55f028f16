"""Starts the worker; SIGTERM lets it finish what it has accepted."""

import logging
import os
import signal
from queue import Queue
from threading import Event

from worker.intake import open_intake
from worker.jobs import Job
from worker.loop import drain, work


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    jobs: Queue[Job] = Queue()
    stopping = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    with open_intake(int(os.environ.get("PORT") or 8080), jobs):
        work(jobs, stopping)
    drain(jobs)


if __name__ == "__main__":
    main()
