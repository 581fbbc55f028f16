"""Accepts jobs over HTTP: POST /jobs with {"kind": ..., and its arguments}."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread

from worker.jobs import Job, read_job


class Intake(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self, port: int, jobs: Queue[Job]) -> None:
        super().__init__(("127.0.0.1", port), IntakeHandler)
        self.jobs = jobs


class IntakeHandler(BaseHTTPRequestHandler):
    server: Intake

    def do_GET(self) -> None:
        self.answer(HTTPStatus.OK if self.path == "/health" else HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        if self.path != "/jobs":
            self.answer(HTTPStatus.NOT_FOUND)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            job = read_job(json.loads(body))
        except ValueError:
            self.answer(HTTPStatus.BAD_REQUEST)
            return
        self.server.jobs.put(job)
        self.answer(HTTPStatus.ACCEPTED)

    def answer(self, status: HTTPStatus) -> None:
        body = json.dumps({"status": status.phrase}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing; the jobs speak for themselves."""


@contextmanager
def open_intake(port: int, jobs: Queue[Job]) -> Iterator[None]:
    """Accept jobs until the block ends, and wait then for the requests that are being answered."""
    with Intake(port, jobs) as intake:
        Thread(target=intake.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            intake.shutdown()
