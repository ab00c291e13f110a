"""A scraped text file in, a ParsedArticle out: header lines, headline, paragraphs, whatever trails."""

from typing import Final

from extract.article.page.walk import MAX_LINES
from extract.article.titles.headline import fold_title
from records.article import BlockKind, ParsedArticle, TextBlock
from records.outcome import PageRejection, RejectReason, Stage

_HEAD_LINES: Final = 6
_MAX_HEADLINE_CHARS: Final = 300


def read_plain_text(text: str, *, url: str, source: str) -> ParsedArticle | PageRejection:
    """Read one text file: each line that is not empty is a block, the headline's line included.

    The headline is an early line that recurs at the end, else the first early line that reads like
    one. What stands before it is the site's header and stays a block, unlikely to be the article.
    """
    if text.count("\n") > MAX_LINES:
        return PageRejection(
            reason=RejectReason.TOO_LARGE,
            stage=Stage.EXTRACT,
            detail=f"more than {MAX_LINES} lines",
        )
    lines = [folded for line in text.split("\n") if (folded := " ".join(line.split()))]
    if not lines:
        return PageRejection(
            reason=RejectReason.EMPTY_PAGE,
            stage=Stage.EXTRACT,
            detail="the text has no line that is not empty",
        )
    place = _find_headline(lines)
    title = lines[place] if place is not None else None
    start = 0 if place is None else place
    return ParsedArticle(
        source=source,
        url=url,
        canonical_url=None,
        title=title,
        blocks=tuple(
            TextBlock(
                position=position,
                kind=BlockKind.HEADING if position == place else BlockKind.PARAGRAPH,
                text=line,
                likelihood=1.0 if position >= start else 0.0,
            )
            for position, line in enumerate(lines)
        ),
        site_name=lines[0] if start > 0 else None,
    )


def _find_headline(lines: list[str]) -> int | None:
    early = [
        place for place, line in enumerate(lines[:_HEAD_LINES]) if len(line) <= _MAX_HEADLINE_CHARS
    ]
    tail = {fold_title(line) for line in lines[max(1, len(lines) // 2) :]}
    for place in early:
        if (
            place < len(lines) // 2
            and len(fold_title(lines[place])) > 10
            and fold_title(lines[place]) in tail
        ):
            return place
    for place in early:
        words = lines[place].split()
        if (
            place + 1 < len(lines)
            and (len(words) >= 4 or len(lines[place]) >= 15)
            and lines[place][-1] not in ".:;,"
        ):
            return place
    return None
