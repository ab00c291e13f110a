"""One try at one page: redirects followed by hand, the answer judged, its body read."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from requests.cookies import RequestsCookieJar

from extract.fetch.connection import MOST_IDLE, StaleConnectionError
from extract.fetch.content_types import may_hold_text
from extract.fetch.faults import FetchFault
from extract.fetch.redirects import MAX_REDIRECTS, REDIRECT_STATUSES, read_location
from extract.fetch.retry import PASSING_STATUSES, RETRIED_STATUSES, read_http_date, read_retry_after
from extract.fetch.transport import Answer, Budget, Transport
from records.addresses import split_web_address, write_request_url
from records.links import PageLink
from records.pages import FailureKind, NotModified, RawPage, Validators

# waits until an address may be asked for, and lasts until its answer has been read
Admit = Callable[[str], AbstractContextManager[None]]

WHOLE_PAGE_STATUSES = frozenset({200, 203})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What is wanted of one page and what it may cost.

    `cut` takes the start of a longer body, `any_type` a body whatever its Content-Type says.
    """

    link: PageLink
    validators: Validators | None
    max_bytes: int
    deadline_seconds: float
    allow_private: bool
    cut: bool = False
    any_type: bool = False


def visit_page(
    transport: Transport,
    visit: Visit,
    *,
    admit: Admit,
    clock: Callable[[], datetime],
) -> RawPage | NotModified:
    """Ask for a page and follow its redirects, each admitted on its own; raises FetchFault.

    Cookies live for one chain: a site that sets one and redirects to itself is answered, and no two
    pages depend on each other.
    """
    cookies = RequestsCookieJar()
    conditions = _write_conditions(visit.validators)
    ask = partial(
        transport.ask,
        conditions=conditions,
        cookies=cookies,
        budget=Budget(seconds=visit.deadline_seconds),
        allow_private=visit.allow_private,
    )
    url = visit.link.url.partition("#")[0]
    seen: set[tuple[str, str]] = set()
    while len(seen) <= MAX_REDIRECTS:
        # a cookie may lack a value
        state = (url, repr(sorted(map(repr, cookies.items()))))
        if state in seen:
            raise FetchFault(FailureKind.REDIRECT, f"a loop back to {url[:200]}")
        seen.add(state)
        url = _check_address(url)
        with _ask_admitted(url, admit, ask) as answer:
            if answer.status not in REDIRECT_STATUSES:
                return _judge(answer, visit, asked=bool(conditions), clock=clock)
            url = read_location(url, answer.header("location"))
    raise FetchFault(FailureKind.REDIRECT, f"more than {MAX_REDIRECTS} redirects")


@contextmanager
def _ask_admitted(
    url: str, admit: Admit, ask: Callable[[str], AbstractContextManager[Answer]]
) -> Iterator[Answer]:
    """Ask for an address once it is admitted; in another turn again where a kept connection turns out to be closed."""
    for _ in range(MOST_IDLE + 1):
        with suppress(StaleConnectionError), admit(url), ask(url) as answer:
            yield answer
            return
    raise FetchFault(
        FailureKind.CONNECT,
        "every kept connection was closed",
        passing=True,
        retried=True,
        unanswered=True,
    )


def _check_address(url: str) -> str:
    """Return an address as it goes over the wire, so that robots.txt and pace judge what is asked for."""
    parts = split_web_address(url)
    if parts is None or parts.username is not None:
        raise FetchFault(FailureKind.INVALID_URL, f"cannot be asked for: {url[:200]!r}")
    return write_request_url(parts)


def _judge(
    answer: Answer, visit: Visit, *, asked: bool, clock: Callable[[], datetime]
) -> RawPage | NotModified:
    if answer.status == 304 and asked:
        return NotModified(link=visit.link, fetched_at=clock())
    if answer.status == 304:
        raise FetchFault(
            FailureKind.PROTOCOL, "status 304 to a question without conditions", status=304
        )
    if answer.status not in WHOLE_PAGE_STATUSES:
        raise _describe_status(answer, now=clock())
    content_type = answer.header("content-type")
    if not (visit.any_type or may_hold_text(content_type)):
        raise FetchFault(FailureKind.CONTENT_TYPE, f"{content_type}"[:100], status=answer.status)
    if not visit.cut:
        _check_announced_size(answer, visit.max_bytes)
    body = answer.read(max_bytes=visit.max_bytes, cut=visit.cut)
    return RawPage(
        link=visit.link,
        final_url=answer.url,
        status=answer.status,
        headers=answer.headers,
        body=body,
        fetched_at=clock(),
    )


def _describe_status(answer: Answer, *, now: datetime) -> FetchFault:
    # A date to wait for is meant by the server's clock, which its own Date header tells.
    server_now = read_http_date(answer.header("date")) or now
    wanted = read_retry_after(answer.header("retry-after"), now=server_now)
    return FetchFault(
        FailureKind.STATUS,
        f"status {answer.status}",
        status=answer.status,
        retry_after_seconds=wanted if answer.status in PASSING_STATUSES else None,
        passing=answer.status in PASSING_STATUSES,
        retried=answer.status in RETRIED_STATUSES,
    )


def _check_announced_size(answer: Answer, max_bytes: int) -> None:
    announced = (answer.header("content-length") or "").strip()
    if announced.isascii() and announced.isdigit() and int(announced[:18]) > max_bytes:
        raise FetchFault(
            FailureKind.TOO_LARGE, f"{announced[:18]} bytes announced", status=answer.status
        )


def _write_conditions(validators: Validators | None) -> dict[str, str]:
    """Return the request headers of a conditional GET; unusable validators are left out."""
    if validators is None:
        return {}
    wanted = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {
        name: value.strip()
        for name, value in wanted.items()
        if value and value.strip() and value.isascii() and value.isprintable() and len(value) < 1000
    }
