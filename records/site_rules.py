"""What is learned about a source's own boilerplate: evidence per article, and the rules drawn from it."""

from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """Where in an article a line stands."""

    HEAD = "head"
    MIDDLE = "middle"
    TAIL = "tail"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSighting:
    """One line of one article, reduced to its shape ("Want to know more about {}? Subscribe")."""

    shape: str
    zone: Zone
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEvidence:
    """What one article says about its source's boilerplate; mergeable by article_id.

    `content_key` is equal for articles of the same text, so a text published many times counts once.
    """

    article_id: str
    content_key: str
    sightings: tuple[LineSighting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule:
    """One learned line shape that a source adds to its articles."""

    rule_id: str
    shape: str
    zone: Zone
    support: int
    share: float
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRules:
    """All rules of one source; `version` is a hash of what they say."""

    source: str
    version: str
    articles: int
    rules: tuple[SiteRule, ...]
