"""What is learned about a source's own boilerplate: evidence per article, and the rules drawn from it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NO_RULES_VERSION: Final = "0"


class Zone(StrEnum):
    """Where in an article a line stands: before its first prose, within it, or after its last."""

    HEAD = "head"
    MIDDLE = "middle"
    TAIL = "tail"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSighting:
    """One line of one article that may be the site's own.

    `text` is the line with the article's own title replaced by "{title}". `linked` says that most of
    it is link text, `doubted` that the extractor took it for no part of the body, `marked` that its
    element's names say what it is ("share", "promo"), `opens_list` that lines of links follow it.
    """

    text: str
    zone: Zone
    linked: bool = False
    doubted: bool = False
    marked: bool = False
    opens_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEvidence:
    """What one article says about its source's boilerplate; a newer one of the same id replaces it.

    `content_keys` are hashes of the article's longest paragraphs: articles that share most of them
    carry one text, and that text counts once however often it is published.
    """

    article_id: str
    content_keys: tuple[str, ...]
    sightings: tuple[LineSighting, ...]


class RuleState(StrEnum):
    """What becomes of a line that recurs over a source's articles."""

    ACTIVE = "active"
    PINNED = "pinned"
    FORBIDDEN = "forbidden"
    WATCHED = "watched"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule:
    """One line shape that recurs over a source's articles.

    `shape` holds words, "{number}", "{title}" and "{}" for a part that changes. `support` counts
    articles of distinct content, `share` is their part of all. ACTIVE and PINNED rules remove lines;
    FORBIDDEN ones are a person's no; WATCHED lines recur but read like content (`reason` says why).
    `opens_list`: the lines of links that follow go with it. `longest_slot` bounds a slot, in words.
    """

    rule_id: str
    shape: str
    zone: Zone
    state: RuleState
    reason: str
    support: int
    share: float
    examples: tuple[str, ...]
    opens_list: bool = False
    longest_slot: int = 0

    @property
    def removes(self) -> bool:
        """True where lines of this shape are taken out."""
        return self.state in {RuleState.ACTIVE, RuleState.PINNED}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOverrides:
    """A person's word on one source's rules: whole rules kept for ever, and rule ids never applied."""

    pinned: tuple[SiteRule, ...] = ()
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRules:
    """All rules of one source; `version` is a hash of what they remove and keep.

    `articles` counts distinct texts seen. `max_removed_share` bounds the share of an article's
    characters that these rules may take; `keep` are lines that nothing removes.
    """

    source: str
    version: str
    articles: int
    rules: tuple[SiteRule, ...]
    max_removed_share: float = 0.3
    keep: tuple[str, ...] = ()
