"""An address in; the robots.txt rules of its origin out, each file asked for once an hour."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from config.schema import SourceConfig
from extract.fetch.faults import FetchFault
from extract.fetch.robots import MAX_ROBOTS_BYTES, RobotsRules, parse_robots, read_product_token
from extract.fetch.visit import Visit
from records.addresses import split_web_address
from records.links import DiscoveryKind, PageLink
from records.pages import FailureKind, RawPage

# a backfill of days goes by what a site says today (RFC 9309, 2.4, allows a day), and does not go
# without a site because its robots.txt failed for a moment
RULES_SECONDS = 3_600
FAULT_SECONDS = 300

FetchRobots = Callable[[Visit, SourceConfig], RawPage]


@dataclass(slots=True)
class Entry:
    """One origin's rules, or the fault that stands for them, once they have been asked for."""

    lock: Lock = field(default_factory=Lock)
    page: RawPage | FetchFault | None = None
    rules: RobotsRules | FetchFault | None = None
    asked_seconds: float = 0.0


class RobotsBook:
    """Keeps the rules of every origin met for an hour, for any number of fetchers; thread-safe."""

    def __init__(
        self, *, user_agent: str, read_seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin empty; what is not yet known is asked for as the product that `user_agent` names."""
        self._token = read_product_token(user_agent)
        self._read_seconds = read_seconds
        self._lock = Lock()
        self._entries: dict[tuple[str, bool], Entry] = {}

    def read_rules(self, url: str, source: SourceConfig, fetch: FetchRobots) -> RobotsRules:
        """Return the rules for an address; raises FetchFault where they cannot be known.

        A file the server does not have (4xx) allows everything, one it fails to give (5xx, 429)
        forbids everything for now (RFC 9309, 2.3.1); what no page could pass either (no connection,
        a refused address) is raised as it is.
        """
        entry = self._fill_entry(url, source, fetch)
        if isinstance(entry.rules, FetchFault):
            raise entry.rules.copy()
        assert entry.rules is not None
        return entry.rules

    def read_page(self, url: str, source: SourceConfig, fetch: FetchRobots) -> RawPage:
        """Return the robots.txt of an address as fetched; raises FetchFault."""
        entry = self._fill_entry(url, source, fetch)
        if isinstance(entry.page, FetchFault):
            raise entry.page.copy()
        assert entry.page is not None
        return entry.page

    def _fill_entry(self, url: str, source: SourceConfig, fetch: FetchRobots) -> Entry:
        parts = split_web_address(url)
        if parts is None:
            raise FetchFault(FailureKind.INVALID_URL, f"cannot be asked for: {url[:200]!r}")
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            entry = self._entries.setdefault(
                (origin, source.politeness.allow_private_addresses), Entry()
            )
        with entry.lock:
            kept_seconds = FAULT_SECONDS if isinstance(entry.rules, FetchFault) else RULES_SECONDS
            if entry.page is None or self._read_seconds() - entry.asked_seconds >= kept_seconds:
                entry.page = _ask(f"{origin}/robots.txt", source, fetch)
                entry.rules = self._judge(entry.page)
                entry.asked_seconds = self._read_seconds()
        return entry

    def _judge(self, page: RawPage | FetchFault) -> RobotsRules | FetchFault:
        if isinstance(page, FetchFault):
            return self._judge_fault(page)
        return parse_robots(page.body, token=self._token)

    def _judge_fault(self, fault: FetchFault) -> RobotsRules | FetchFault:
        status = fault.status or 0
        if fault.kind in {FailureKind.REDIRECT, FailureKind.INVALID_URL}:
            return RobotsRules(self._token)
        if fault.kind is FailureKind.STATUS and status < 500 and status != 429:
            return RobotsRules(self._token)
        if fault.kind is FailureKind.STATUS:
            return FetchFault(
                FailureKind.ROBOTS,
                f"robots.txt answered status {status}",
                status=status,
                retry_after_seconds=fault.retry_after_seconds,
                passing=True,
            )
        return FetchFault(
            fault.kind, f"robots.txt: {fault.detail}", status=fault.status, passing=fault.passing
        )


def _ask(url: str, source: SourceConfig, fetch: FetchRobots) -> RawPage | FetchFault:
    visit = Visit(
        link=PageLink(
            source=source.name, url=url, key=url, found_on=url, found_by=DiscoveryKind.LISTING
        ),
        validators=None,
        max_bytes=MAX_ROBOTS_BYTES,
        deadline_seconds=source.limits.deadline_seconds,
        allow_private=source.politeness.allow_private_addresses,
        cut=True,
        # what a file forbids holds also where its server does not know it for a text
        any_type=True,
    )
    try:
        return fetch(visit, source)
    except FetchFault as fault:
        return fault


def is_robots_address(url: str) -> bool:
    """Tell whether an address is itself a robots.txt, which no robots.txt forbids."""
    parts = split_web_address(url)
    return parts is not None and parts.path == "/robots.txt" and not parts.query
