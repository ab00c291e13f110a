"""A link in; its page, the word that it has not changed, or the reason there is none out."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from config.schema import SourceConfig
from extract.fetch.faults import FetchFault
from extract.fetch.pace import Pacer
from extract.fetch.retry import LONGEST_WAIT_SECONDS, MAX_TRIES, choose_pause
from extract.fetch.robots_book import RobotsBook, is_robots_address
from extract.fetch.transport import Transport
from extract.fetch.visit import Admit, Visit, visit_page
from records.links import PageLink
from records.pages import FailureKind, FetchFailure, NotModified, RawPage, Validators


def now_utc() -> datetime:
    """Return the present instant, aware UTC."""
    return datetime.now(UTC)


class Fetcher:
    """Fetches pages politely; thread-safe, to be closed by `with`.

    `pace_dir` is shared by all processes that must be polite together, `robots` by all fetchers of a
    process. Only `clock` (the instants that results carry) is visible outside; `sleep` and `randomness`
    time the retries.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        pace_dir: Path,
        robots: RobotsBook | None = None,
        clock: Callable[[], datetime] = now_utc,
        sleep: Callable[[float], None] = time.sleep,
        randomness: Random | None = None,
    ) -> None:
        """Prepare, without asking anybody anything."""
        self._clock = clock
        self._sleep = sleep
        self._randomness = randomness or Random()  # noqa: S311 - spreads retries, guards no secret
        self._pacer = Pacer(pace_dir, read_clock=time.time, sleep=sleep)
        self._transport = Transport(user_agent=user_agent)
        self._robots = robots or RobotsBook(user_agent=user_agent)

    def __enter__(self) -> Self:
        """Return the fetcher itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close all connections."""
        self._transport.close()

    def fetch(
        self, link: PageLink, *, source: SourceConfig, validators: Validators | None = None
    ) -> RawPage | NotModified | FetchFailure:
        """Fetch one page, waiting for its host's turn; never raises for what a server or wire does.

        A request takes at most the source's `deadline_seconds` on the wire, redirects included, and is
        made at most three times. With `validators` the server may answer that nothing changed.
        """
        visit = Visit(
            link=link,
            validators=validators,
            max_bytes=source.limits.max_body_bytes,
            deadline_seconds=source.limits.deadline_seconds,
            allow_private=source.politeness.allow_private_addresses,
            any_type=is_robots_address(link.url),
        )
        try:
            if source.politeness.respect_robots and is_robots_address(link.url):
                page = self._robots.read_page(link.url, source, self._fetch_robots)
                return replace(page, link=link)
            return self._try_repeatedly(visit, lambda url: self._admit(url, source))
        except FetchFault as fault:
            return fault.describe(link, self._clock())

    @contextmanager
    def _admit(self, url: str, source: SourceConfig) -> Iterator[None]:
        """Wait for the host's turn, and let nobody else ask it meanwhile; raises FetchFault where robots.txt or the host refuses."""
        delay_seconds = source.politeness.delay_seconds
        if source.politeness.respect_robots and not is_robots_address(url):
            rules = self._robots.read_rules(url, source, self._fetch_robots)
            if not rules.allow(url):
                raise FetchFault(FailureKind.ROBOTS, "robots.txt forbids this address")
            delay_seconds = max(delay_seconds, rules.read_delay_seconds())
        with self._take_turn(url, delay_seconds):
            yield

    def _take_turn(self, url: str, delay_seconds: float) -> AbstractContextManager[None]:
        return self._pacer.take_turn(urlsplit(url).netloc.lower(), delay_seconds)

    def _fetch_robots(self, visit: Visit, source: SourceConfig) -> RawPage:
        page = self._try_repeatedly(
            visit, lambda url: self._take_turn(url, source.politeness.delay_seconds)
        )
        assert isinstance(page, RawPage), "nothing was said about a copy we hold"
        return page

    def _try_repeatedly(self, visit: Visit, admit: Admit) -> RawPage | NotModified:
        for tries_made in range(1, MAX_TRIES + 1):
            try:
                return visit_page(self._transport, visit, admit=admit, clock=self._clock)
            except FetchFault as fault:
                wanted = fault.retry_after_seconds or 0.0
                if not fault.retried or tries_made == MAX_TRIES or wanted > LONGEST_WAIT_SECONDS:
                    raise
                self._sleep(choose_pause(tries_made, self._randomness))
        raise AssertionError("unreachable: the last try returns or raises")
