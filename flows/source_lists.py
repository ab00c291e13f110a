"""A source in; what its list pages, feeds and sitemaps name out."""

import logging

from config.schema import SourceConfig
from extract.discover.discover import discover_links
from extract.discover.sitemap_bytes import MAX_SITEMAP_BYTES
from flows.batch import RUN_FAULTS, open_fetcher
from flows.job import Run
from flows.stop import check_stop
from records.links import Discovery, DiscoveryKind, PageLink
from records.pages import FetchResult

LOG = logging.getLogger(__name__)


def discover_source(source: SourceConfig, run: Run, *, reach_back: bool = False) -> Discovery:
    """Read a source's list pages, feeds and sitemaps, those of what is old where it is to `reach_back`.

    A bug that they bring to light costs that source and no other.
    """
    with open_fetcher(run) as fetcher:

        def fetch(link: PageLink) -> FetchResult:
            check_stop()
            is_sitemap = link.found_by is DiscoveryKind.SITEMAP
            return fetcher.fetch(link, source=widen_size(source) if is_sitemap else source)

        try:
            return discover_links(source, fetch, reach_back=reach_back)
        except RUN_FAULTS:
            raise
        except Exception as error:
            LOG.exception("a bug of newslake met the lists of %s", source.name)
            bug = f"a bug of newslake: {type(error).__name__}: {error}"
            return Discovery(links=(), problems=(bug,))


def widen_size(source: SourceConfig) -> SourceConfig:
    """Return a source whose pages may be as large as a sitemap, whatever its bound for others."""
    limits = source.limits.model_copy(update={"max_body_bytes": MAX_SITEMAP_BYTES})
    return source.model_copy(update={"limits": limits})
