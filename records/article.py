"""What extraction hands to cleaning, and cleaning to normalisation: an article as blocks and claims."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of text is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    PREFORMATTED = "preformatted"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One visible line or paragraph of the region that holds the article.

    `position` counts the extracted blocks from 0 in document order and never changes afterwards.
    `text` has its white space folded; no block is empty. `link_density` is the share of its
    characters inside links (0..1). `words` are class, id, role and itemprop words of the block and
    its near ancestors, lower case ("share", "related", "byline", ...). `likelihood` (0..1) is the
    extractor's own estimate that the block belongs to the article's body.
    """

    position: int
    kind: BlockKind
    text: str
    link_density: float = 0.0
    words: frozenset[str] = frozenset()
    likelihood: float = 1.0


class DateRole(StrEnum):
    """What a date on a page says it is."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    UNKNOWN = "unknown"


class DatePlace(StrEnum):
    """Where a date claim stood."""

    JSON_LD = "json_ld"
    SCRIPT = "script"
    META = "meta"
    MICRODATA = "microdata"
    TIME_TAG = "time_tag"
    BYLINE = "byline"
    TEXT = "text"
    URL = "url"
    LINK = "link"
    HEADER = "header"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClaim:
    """One date as the page wrote it; the decision between claims is normalisation's."""

    raw: str
    place: DatePlace
    role: DateRole = DateRole.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    """One page read: the blocks of the region that holds the article, and every claim about it.

    `blocks` is all visible text from the start of the article's region to its end, also what is not
    the article (site header, share bar, prompt): cleaning decides and records each cut.
    `title` is the chosen headline, `standfirst` the summary under it (None where the page has none).
    `authors` are person names as published. `paywalled` marks a teaser: text is the free part only.
    `origin_name`/`origin_url` name the outlet a syndicated text was taken from.
    """

    source: str
    url: str
    canonical_url: str | None
    title: str | None
    blocks: tuple[TextBlock, ...]
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    dates: tuple[DateClaim, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    language_claim: str | None = None
    image_url: str | None = None
    site_name: str | None = None
    publisher: str | None = None
    origin_name: str | None = None
    origin_url: str | None = None
    paywalled: bool = False


class CleaningLayer(StrEnum):
    """Which layer of cleaning made a cut."""

    PAGE = "page"
    PROMPT = "prompt"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedBlock:
    """One block that cleaning took out, with the rule that did it.

    `position` is the block's position in the extracted article, so kept and removed blocks
    together rebuild the extracted text exactly.
    """

    position: int
    text: str
    rule: str
    rule_version: str
    layer: CleaningLayer


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanArticle:
    """An article after cleaning: `parsed` as extracted, the blocks kept, and every cut explained.

    `kept` and `removed` together are `parsed.blocks`. `byline` and `dateline` are the texts that
    cleaning recognised as such (the dateline stays in the text). `rules_version` names the learned
    site rules that were applied ("0" where none had been learned).
    """

    parsed: ParsedArticle
    kept: tuple[TextBlock, ...]
    removed: tuple[RemovedBlock, ...]
    byline: str | None = None
    dateline: str | None = None
    rules_version: str = "0"
