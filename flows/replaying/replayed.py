"""What articles said at one point of a replay in; which of them a later page repeats out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from load.read import read_articles
from load.standing import pair_rows


class ReplayedArticles:
    """The content_hash of every article as of a point of the replay."""

    def __init__(self, hashes: Mapping[str, str]) -> None:
        self._hashes: dict[str, str] = {}
        self._bearers: dict[str, set[str]] = defaultdict(set)
        for article_id, content_hash in hashes.items():
            self.note(article_id, content_hash)

    @property
    def hashes(self) -> Mapping[str, str]:
        """The content_hash of each article, by article_id."""
        return self._hashes

    def note(self, article_id: str, content_hash: str) -> None:
        """Take down what an article says from now on."""
        before = self._hashes.get(article_id)
        if before is not None:
            self._bearers[before].discard(article_id)
        self._hashes[article_id] = content_hash
        self._bearers[content_hash].add(article_id)

    def find_originals(self, content_hashes: Iterable[str]) -> dict[str, str]:
        """Return which article bears a content, for those hashes that one does."""
        bearers = ((each, self._bearers.get(each)) for each in content_hashes)
        return {each: min(ids) for each, ids in bearers if ids}


def read_earlier_articles(root: str, source: str, first_at: datetime) -> ReplayedArticles:
    """Return what the lake knew of a source's articles before its first replayed page was fetched.

    Without them a page of a later day would not be known to repeat an article of an earlier one.
    """
    rows = read_articles(
        root,
        source=source,
        columns=["article_id", "content_hash"],
        as_of=first_at - timedelta(microseconds=1),
        engine="arrow",
    )
    return ReplayedArticles(pair_rows(rows))
