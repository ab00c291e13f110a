"""What became of a page: the reasons a page is not stored, and the books of a run."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from records.pages import RawRef


class Outcome(StrEnum):
    """The one end each discovered address comes to in a run."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    FAILED = "failed"
    BLOCKED = "blocked"


class RejectReason(StrEnum):
    """Why a fetched page was not stored as an article."""

    NOT_HTML = "not_html"
    EMPTY_PAGE = "empty_page"
    NO_ARTICLE = "no_article"
    NO_TITLE = "no_title"
    TOO_SHORT = "too_short"
    LIST_PAGE = "list_page"
    SOFT_404 = "soft_404"
    CONSENT_WALL = "consent_wall"
    BOT_WALL = "bot_wall"
    LOGIN_FORM = "login_form"
    ALL_BOILERPLATE = "all_boilerplate"
    TOO_LARGE = "too_large"
    WRONG_LANGUAGE = "wrong_language"
    UNEXPECTED = "unexpected"


REASON_MEANINGS: dict[RejectReason, str] = {
    RejectReason.NOT_HTML: "The body is not a page of text (an image, a PDF, binary data).",
    RejectReason.EMPTY_PAGE: "The page has no visible text.",
    RejectReason.NO_ARTICLE: "No part of the page reads like an article.",
    RejectReason.NO_TITLE: "An article without a headline anywhere on its page.",
    RejectReason.TOO_SHORT: "Less text than the source's `limits.min_words` after cleaning.",
    RejectReason.LIST_PAGE: "A list of articles, as headlines or teasers, not an article.",
    RejectReason.SOFT_404: "Status 200, but the text says that the page is gone or can't be shown now.",
    RejectReason.CONSENT_WALL: "A cookie or consent dialogue stands in place of the article.",
    RejectReason.BOT_WALL: "A robot check or a refusal to serve this visitor stands in place of the article.",
    RejectReason.LOGIN_FORM: "A login or registration form stands in place of the article.",
    RejectReason.ALL_BOILERPLATE: "Cleaning left nothing: every block was the site's own text.",
    RejectReason.TOO_LARGE: "More nesting or elements than the extractor reads.",
    RejectReason.WRONG_LANGUAGE: "The text is surely not in a language the source declares.",
    RejectReason.UNEXPECTED: "A bug of newslake met this page; the detail holds the traceback.",
}


# a page that stood in the article's place, or a fault of ours: asked again, the article may come
PASSING_REASONS = frozenset({RejectReason.BOT_WALL, RejectReason.UNEXPECTED})
# failures after which an address is asked for no more; whatever else fails may be mended
_LASTING_FAILURES = re.compile(
    r"status (?:404|410|451)|(?:too_large|content_type|invalid_url|redirect)\b.*"
)


def may_come_later(outcome: Outcome, reason: str | None) -> bool:
    """Say whether an address that ended so may bring an article another time."""
    if outcome is Outcome.REJECTED:
        return reason in PASSING_REASONS
    return outcome is Outcome.FAILED and _LASTING_FAILURES.fullmatch(reason or "") is None


class Stage(StrEnum):
    """The stage that rejected a page."""

    EXTRACT = "extract"
    CLEAN = "clean"
    NORMALISE = "normalise"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRejection:
    """A pure stage's word that a page is not an article, before it is tied to a fetch."""

    reason: RejectReason
    stage: Stage
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedPage:
    """A fetched page that was not stored, with its reason and the place of its bytes."""

    source: str
    url: str
    reason: RejectReason
    stage: Stage
    detail: str
    fetched_at: datetime
    raw_ref: RawRef


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEnd:
    """What happened to one discovered address in one run."""

    source: str
    url: str
    outcome: Outcome
    reason: str | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBooks:
    """One source's books of one run; they close when the ends add up to what was discovered.

    `problems` are faults that belong to no single page (a list page or feed that failed).
    """

    source: str
    discovered: int
    ends: Counter[Outcome]
    problems: tuple[str, ...] = field(default=())

    @classmethod
    def from_ends(
        cls, source: str, discovered: int, ends: Iterable[PageEnd], problems: Iterable[str] = ()
    ) -> "SourceBooks":
        """Count the ends of one source's pages."""
        return cls(
            source=source,
            discovered=discovered,
            ends=Counter(end.outcome for end in ends),
            problems=tuple(problems),
        )

    @property
    def closes(self) -> bool:
        """True when every discovered address came to exactly one end."""
        return self.discovered == self.ends.total()
