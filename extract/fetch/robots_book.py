"""An address in; the robots.txt rules of its origin out, each file asked for once a run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import urlsplit

from config.schema import SourceConfig
from extract.fetch.faults import FetchFault
from extract.fetch.robots import MAX_ROBOTS_BYTES, RobotsRules, parse_robots, read_product_token
from extract.fetch.visit import Visit
from records.links import DiscoveryKind, PageLink
from records.pages import FailureKind, NotModified, RawPage


@dataclass(slots=True)
class Entry:
    """One origin's rules, or the fault that stands for them, once they have been asked for."""

    lock: Lock = field(default_factory=Lock)
    answer: RobotsRules | FetchFault | None = None


class RobotsBook:
    """Keeps the rules of every origin met in a run; thread-safe."""

    def __init__(
        self,
        *,
        user_agent: str,
        fetch: Callable[[Visit, SourceConfig], RawPage | NotModified],
    ) -> None:
        """Ask by `fetch` for what is not yet known, as the product `user_agent` names."""
        self._token = read_product_token(user_agent)
        self._fetch = fetch
        self._lock = Lock()
        self._entries: dict[tuple[str, bool], Entry] = {}

    def read_rules(self, url: str, source: SourceConfig) -> RobotsRules:
        """Return the rules for an address; raises FetchFault where they cannot be known.

        A file the server does not have (4xx) allows everything, one it fails to give (5xx, 429)
        forbids everything for now (RFC 9309, 2.3.1); what no page could pass either (no connection,
        a refused address) is raised as it is.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            entry = self._entries.setdefault(
                (origin, source.politeness.allow_private_addresses), Entry()
            )
        with entry.lock:
            if entry.answer is None:
                entry.answer = self._ask(f"{origin}/robots.txt", source)
        if isinstance(entry.answer, FetchFault):
            raise entry.answer.copy()
        return entry.answer

    def _ask(self, url: str, source: SourceConfig) -> RobotsRules | FetchFault:
        visit = Visit(
            link=PageLink(
                source=source.name, url=url, key=url, found_on=url, found_by=DiscoveryKind.LISTING
            ),
            validators=None,
            max_bytes=MAX_ROBOTS_BYTES,
            deadline_seconds=source.limits.deadline_seconds,
            allow_private=source.politeness.allow_private_addresses,
            cut=True,
        )
        try:
            page = self._fetch(visit, source)
        except FetchFault as fault:
            return self._judge_fault(fault)
        return parse_robots(page.body if isinstance(page, RawPage) else b"", token=self._token)

    def _judge_fault(self, fault: FetchFault) -> RobotsRules | FetchFault:
        status = fault.status or 0
        if fault.kind in {FailureKind.REDIRECT, FailureKind.CONTENT_TYPE, FailureKind.INVALID_URL}:
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
