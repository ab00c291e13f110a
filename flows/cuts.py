"""A list that goes on past what was read of it in; where it was left and what to do about it, in words, out."""

from collections.abc import Sequence

from config.schema import SourceConfig
from records.links import Bound, ListCut

_SAID: dict[Bound, str] = {
    "list_pages": "goes on past max_list_pages ({limits.max_list_pages}); raise it {there} or with --max-list-pages",
    "sitemaps": "names more sitemaps than max_list_pages ({limits.max_list_pages}); raise it {there} or with --max-list-pages",
    "articles": "names more than limits.max_pages ({limits.max_pages}); raise it {there}",
    "barren": "names many sitemaps that are empty or gone, and the rest was left; name the sound ones under sitemaps {there}",
    "links": "has more links than are looked at on one page; set selectors.article_links and next_page {there}",
    "entries": "names more than is read of one sitemap",
    "levels": "names sitemaps deeper than indexes are followed; name them under sitemaps {there}",
}


def describe_hidden(cuts: Sequence[ListCut], source: SourceConfig) -> tuple[str, ...]:
    """Return a line about lists whose unread rest may hold what is new, if there are such.

    The further pages of a list are older by custom, and so are parts of a sitemap that claim their change.
    """
    hiding = [cut for cut in cuts if may_hide(cut)]
    if not hiding:
        return ()
    more = f"; so do {len(hiding) - 1} other lists" if hiding[1:] else ""
    return (f"what is new may be missed: {describe_cut(hiding[0], source)}{more}",)


def may_hide(cut: ListCut) -> bool:
    """Tell whether what was left unread may be newer than what was read."""
    return cut.bound == "barren" or (cut.bound != "list_pages" and cut.changed_at is None)


def describe_cut(cut: ListCut, source: SourceConfig) -> str:
    """Return where a list was left, and what to do about it."""
    said = _SAID[cut.bound].format(
        limits=source.limits, there=f"in config/sources/{source.name}.yaml"
    )
    return f"{cut.place} {said}"
