"""Fetches list pages one after another and gathers what they name, each address once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from config.schema import SourceConfig
from extract.discover.addresses import normalise_url
from extract.discover.found import FoundLink
from extract.discover.hosts import is_same_site
from records.links import Discovery, DiscoveryKind, ListCut, PageLink
from records.pages import FetchFailure, NotModified, RawPage


@dataclass(slots=True, kw_only=True)
class Gathering:
    """What one source's lists have named so far; `reach_back` where what is old is wanted, too."""

    source: SourceConfig
    fetch: Callable[[PageLink], RawPage | NotModified | FetchFailure]
    reach_back: bool = False
    _links: dict[str, PageLink] = field(default_factory=dict)
    _problems: list[str] = field(default_factory=list)
    _cuts: list[ListCut] = field(default_factory=list)
    _silent: dict[str, str] = field(default_factory=dict)
    _is_quiet: bool = False
    _read: set[str] = field(default_factory=set)
    _passed_over: set[str] = field(default_factory=set)

    def read(
        self,
        url: str,
        *,
        found_on: str,
        found_by: DiscoveryKind = DiscoveryKind.LISTING,
        expected: bool = True,
        own: bool = False,
    ) -> RawPage | None:
        """Fetch one list, feed or sitemap, each address once; None where there is nothing to read.

        A failure is a problem of the source only where the document was `expected` to exist. For one that
        is its `own`, or only guessed, no other site may answer: a name that was sold leads anywhere.
        """
        key = normalise_url(url)
        if key in self._read:
            return None
        self._read.add(key)
        link = PageLink(
            source=self.source.name, url=url, key=key, found_on=found_on, found_by=found_by
        )
        result = self.fetch(link)
        if isinstance(result, FetchFailure) and expected:
            self.report(f"{url}: {result.kind}: {result.detail}")
        if isinstance(result, NotModified):
            self.note_quiet()
        if not isinstance(result, RawPage):
            return None
        if (own or not expected) and not is_same_site(result.final_url, url):
            if expected:
                moved = f"leads to another site, {result.final_url}; if that is the source, name it"
                self.report(f"{url}: {moved} in its file")
            return None
        return result

    def report(self, problem: str) -> None:
        """Keep a fault of a list page for the run's books."""
        self._problems.append(problem)

    def cut(self, cut: ListCut) -> None:
        """Keep that a list goes on past what a run reads of it."""
        self._cuts.append(cut)

    def note_silent(self, url: str, lacks: str) -> None:
        """Keep that a list was read whole and names nothing of what it should."""
        self._silent.setdefault(url, lacks)

    def note_quiet(self) -> None:
        """Keep that something was read that may rightly name nothing: a feed without news, a list as it was."""
        self._is_quiet = True

    def is_unread(self, url: str) -> bool:
        """Tell whether an address has not been read as a list, feed or sitemap."""
        return normalise_url(url) not in self._read

    def pass_over(self, urls: Iterable[str]) -> None:
        """Never take these addresses, which are lists themselves, for articles."""
        self._passed_over.update(normalise_url(url) for url in urls)

    def add(self, found: Iterable[FoundLink], *, found_on: str, found_by: DiscoveryKind) -> int:
        """Keep the links not yet known and fill in claims of known ones; return how many were new."""
        new = 0
        for link in found:
            known = self._links.get(link.url)
            if known is None:
                new += 1
                self._links[link.url] = PageLink(
                    source=self.source.name,
                    url=link.url,
                    key=normalise_url(link.url),
                    found_on=found_on,
                    found_by=found_by,
                    title=link.title,
                    published_raw=link.published_raw,
                )
            else:
                self._links[link.url] = replace(
                    known,
                    title=known.title or link.title,
                    published_raw=known.published_raw or link.published_raw,
                )
        return new

    def finish(self) -> Discovery:
        """Return everything found, in first-seen order, without the lists themselves."""
        links = tuple(link for link in self._links.values() if link.key not in self._passed_over)
        # the home page need not be a list where something else names articles
        excused = {str(self.source.home)} if links or self._is_quiet else set()
        silent = [
            f"{url}: names no {lacks}" for url, lacks in self._silent.items() if url not in excused
        ]
        return Discovery(links=links, problems=(*self._problems, *silent), cuts=tuple(self._cuts))
