"""A wish for past days in; what the source's lists name for each of them, and how far they were followed, out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from config.schema import SourceConfig
from flows.backfilling.request import BackfillRequest
from flows.backfilling.window import Window, read_day, sort_by_day
from flows.cuts import describe_cut
from flows.faults import RunFailedError
from flows.job import Run
from flows.source_lists import discover_source
from records.links import Discovery, DiscoveryKind, ListCut, PageLink


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLinks:
    """What a source's lists name by day; None holds the links that claim none.

    `faults` are lists that could not be read, `cuts` those that go on past what was read. What these
    name up to `unread_until`, included, is not known; with None all lists were followed to their end.
    """

    links: Mapping[date | None, Sequence[PageLink]]
    faults: tuple[str, ...]
    cuts: tuple[str, ...]
    unread_until: date | None

    def find_lack(self, day: date | None) -> str | None:
        """Return why more may belong to a day than `links` names, or None."""
        if self.faults:
            return "the source's lists could not be read whole"
        if self.unread_until is not None and (day is None or day <= self.unread_until):
            return "the source's lists go on past what was read of them"
        return None


def find_links(request: BackfillRequest, source: SourceConfig, run: Run) -> DayLinks:
    """Read the source's lists once, far back, and sort what they name by day.

    Raises RunFailedError where they name nothing and could not be read.
    """
    window = Window(start=request.start, end=request.end)
    reaching = reach_back(request, source)
    discovery = discover_source(reaching, run, reach_back=True)
    if not discovery.links and discovery.problems:
        raise RunFailedError(f"{source.name}: no article could be found: {discovery.problems[0]}")
    now = run.read_clock()
    return DayLinks(
        links=sort_by_day(discovery, window, source, now=now),
        faults=discovery.problems,
        cuts=tuple(describe_cut(cut, reaching) for cut in discovery.cuts),
        unread_until=find_unread_until(discovery, source, now=now),
    )


def reach_back(request: BackfillRequest, source: SourceConfig) -> SourceConfig:
    """Return the source with lists followed further back, and only those the request names."""
    limits = source.limits.model_copy(
        update={"max_list_pages": max(request.max_list_pages, source.limits.max_list_pages)}
    )
    kinds = source.discovery if request.via == "auto" else (DiscoveryKind(request.via),)
    return source.model_copy(update={"limits": limits, "discovery": kinds})


def find_unread_until(discovery: Discovery, source: SourceConfig, *, now: datetime) -> date | None:
    """Return the last day of which a list that was cut may name more; None where none was cut."""
    if not discovery.cuts:
        return None
    newest: dict[str, date] = {}
    for link in discovery.links:
        day = read_day(link, source, now=now) if link.found_by is DiscoveryKind.LISTING else None
        if day is not None:
            newest[link.found_on] = max(day, newest.get(link.found_on, day))
    return max(find_last_unread(cut, newest, source) for cut in discovery.cuts)


def find_last_unread(cut: ListCut, newest: Mapping[str, date], source: SourceConfig) -> date:
    """Return the last day of which a cut list may name more; `newest` is that of each list page.

    What a sitemap left unread is no younger than its latest change. A list that goes back in time
    names, past its last page read, nothing younger than that page's new links. Of others nothing is known.
    """
    if cut.changed_at is not None:
        # an instant without a zone may be that of another one
        return cut.changed_at.astimezone(source.zone).date() + timedelta(days=1)
    until = newest.get(cut.place, date.max) if cut.bound == "list_pages" else date.max
    return until if until < max(newest.values(), default=date.max) else date.max
