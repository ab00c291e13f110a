"""One address in, one answer over the wire out: the only place where a connection is used."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import monotonic

import requests
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar
from urllib3.response import BaseHTTPResponse
from urllib3.util.timeout import Timeout

from extract.fetch.body import read_body
from extract.fetch.connection import LONGEST_CONNECT_SECONDS, GuardedAdapter
from extract.fetch.decoding import ACCEPTED_ENCODINGS
from extract.fetch.faults import TRANSPORT_ERRORS, FetchFault, FetchSetupError, classify_error
from records.pages import FailureKind

MAX_HEADER_BYTES = 131_072
DRAINED_BYTES = 32_768

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said to one request; `read` brings the body while the connection is open."""

    url: str
    status: int
    headers: Headers
    read: Callable[..., bytes]

    def header(self, name: str) -> str | None:
        """Return the first value of a header, or None."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(slots=True, kw_only=True)
class Budget:
    """The seconds on the wire that one request may still take, its redirects included."""

    seconds: float


class Transport:
    """Keeps connections open per host, public hosts apart from private ones; thread-safe."""

    def __init__(self, *, user_agent: str) -> None:
        """Name ourselves to every server as `user_agent`; raises FetchSetupError."""
        if not (user_agent.isascii() and user_agent.isprintable() and user_agent.strip()):
            raise FetchSetupError(f"a User-Agent must be plain ASCII, this is not: {user_agent!r}")
        self._headers = {
            "User-Agent": user_agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": ACCEPTED_ENCODINGS,
        }
        self._public = GuardedAdapter(allow_private=False)
        self._private = GuardedAdapter(allow_private=True)

    def close(self) -> None:
        """Close all idle connections."""
        self._public.close()
        self._private.close()

    @contextmanager
    def ask(
        self,
        url: str,
        *,
        conditions: dict[str, str],
        cookies: RequestsCookieJar,
        budget: Budget,
        allow_private: bool,
    ) -> Iterator[Answer]:
        """Send one GET and hand over the answer with its body unread; raises FetchFault and StaleConnectionError.

        Cookies the server sets are added to `cookies`; the time used is taken from `budget`.
        """
        request = self._prepare(url, conditions, cookies)
        adapter = self._private if allow_private else self._public
        started = monotonic()
        try:
            with _open(adapter, request, budget) as raw:
                extract_cookies_to_jar(cookies, request, raw)  # type: ignore[no-untyped-call]
                yield Answer(
                    url=url,
                    status=raw.status,
                    headers=_list_headers(raw),
                    read=lambda **bounds: read_body(raw, **bounds),
                )
        finally:
            budget.seconds -= monotonic() - started

    def _prepare(
        self, url: str, conditions: dict[str, str], cookies: RequestsCookieJar
    ) -> requests.PreparedRequest:
        request = requests.Request(
            "GET", url, headers={**self._headers, **conditions}, cookies=cookies
        )
        try:
            return request.prepare()
        except TRANSPORT_ERRORS as error:
            raise FetchFault(
                FailureKind.INVALID_URL, classify_error(error, in_body=False).detail
            ) from error


@contextmanager
def _open(
    adapter: GuardedAdapter, request: requests.PreparedRequest, budget: Budget
) -> Iterator[BaseHTTPResponse]:
    if budget.seconds <= 0:
        raise FetchFault(
            FailureKind.TIMEOUT, "the request's deadline passed", passing=True, retried=True
        )
    try:
        raw = _send(adapter, request, seconds=budget.seconds)
    except TRANSPORT_ERRORS as error:
        raise classify_error(error, in_body=False) from error
    try:
        yield raw
    finally:
        # Read to its end a body gives its connection back to the pool; any other is cut off.
        if raw.length_remaining is not None and raw.length_remaining <= DRAINED_BYTES:
            with suppress(*TRANSPORT_ERRORS):
                raw.read(DRAINED_BYTES, decode_content=False)
        raw.close()


def _send(
    adapter: GuardedAdapter, request: requests.PreparedRequest, *, seconds: float
) -> BaseHTTPResponse:
    timeout = Timeout(total=seconds, connect=min(seconds, LONGEST_CONNECT_SECONDS))
    response = adapter.send(
        request,
        stream=True,
        timeout=timeout,  # type: ignore[arg-type]  # the stubs do not know urllib3's Timeout
        proxies={},
    )
    raw: BaseHTTPResponse = response.raw
    return raw


def _list_headers(raw: BaseHTTPResponse) -> Headers:
    headers = tuple(
        (name.lower(), " ".join(value.split("\r\n"))) for name, value in raw.headers.iteritems()
    )
    if sum(len(name) + len(value) for name, value in headers) > MAX_HEADER_BYTES:
        raise FetchFault(FailureKind.PROTOCOL, f"more than {MAX_HEADER_BYTES} bytes of headers")
    return headers
