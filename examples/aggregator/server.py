"""The sample site over HTTP on loopback: threaded, with validators and 304."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from examples.aggregator.site import Answer, Site

HOST = "127.0.0.1"


class SiteServer(ThreadingHTTPServer):
    """A server that holds one site; its threads end with the process."""

    daemon_threads = True

    def __init__(self, port: int, *, edited: bool) -> None:
        """Bind to loopback; port 0 takes a free one. OSError where the port is taken."""
        super().__init__((HOST, port), SiteHandler)
        self.site = Site(f"http://{HOST}:{self.server_port}", edited=edited)


class SiteHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the server's site."""

    protocol_version = "HTTP/1.1"
    server: SiteServer

    def do_GET(self) -> None:
        """Answer with the page, or with 304 where the client holds it already."""
        self._send(self._find_answer(), with_body=True)

    def do_HEAD(self) -> None:
        """Answer with the headers of the page."""
        self._send(self._find_answer(), with_body=False)

    def log_message(self, *_: object) -> None:
        """Say nothing: the reader of the site keeps the books."""

    def _find_answer(self) -> Answer:
        address = urlsplit(self.path)
        page = parse_qs(address.query).get("page", ["1"])[0]
        return self.server.site.answer(address.path, int(page) if page.isdecimal() else 0)

    def _send(self, answer: Answer, *, with_body: bool) -> None:
        held = answer.status == HTTPStatus.OK and self._is_held(answer)
        # no Date header: the same page must be the same bytes on every day
        self.send_response_only(HTTPStatus.NOT_MODIFIED if held else answer.status)
        self.send_header("ETag", answer.etag)
        self.send_header("Last-Modified", _format_http_date(answer.modified_at))
        if not held:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if with_body and not held:
            self.wfile.write(answer.body)

    def _is_held(self, answer: Answer) -> bool:
        # RFC 9110, 13.2.2: If-Modified-Since counts only where there is no If-None-Match
        known = self.headers.get("If-None-Match")
        if known is not None:
            return answer.etag in {tag.strip() for tag in known.split(",")}
        since = self.headers.get("If-Modified-Since")
        return since is not None and _parse_http_date(since) >= answer.modified_at


@contextmanager
def serve_site(port: int = 0, *, edited: bool = False) -> Iterator[str]:
    """Serve the site while the context lasts; yields its base URL, without a slash at the end."""
    with SiteServer(port, edited=edited) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.site.base_url
        finally:
            server.shutdown()
            thread.join()


def _format_http_date(instant: datetime) -> str:
    return format_datetime(instant.astimezone(UTC), usegmt=True)


def _parse_http_date(text: str) -> datetime:
    try:
        parsed = parsedate_to_datetime(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
