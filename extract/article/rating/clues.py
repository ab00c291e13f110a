"""A walked page and its head in, the headline and the clues for rating lines out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from extract.article.data.head import Head
from extract.article.data.structured import Structured
from extract.article.page.walk import HEADING_TAGS, Page
from extract.article.titles.address_words import count_told_words, list_address_words
from extract.article.titles.headline import (
    MAX_TITLE_CHARS,
    TitleClaims,
    choose_headline,
    compare,
    fold_title,
    host_of,
    split_title,
    trim_site_name,
)
from extract.article.titles.titled_lines import find_titled_line, list_stretches, may_be_headline

_MAX_HEADINGS = 300
_LEAST_HEADLINE_CHARS = 15
# how like the headline a heading's words must be, and how like they can be: the same, in an h1
_LEAST_LIKE = 0.7
_LONGEST_CLAIM = 4 * MAX_TITLE_CHARS
_MOST_LIKE = 1.1
# a headline stands near the top
_MAX_LINES = 5_000
_LONGEST_FOUND = 200
_LEAST_TOLD = 2
_LABEL_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What is known of the article before its lines are rated, besides the lines."""

    headline: int | None = None
    structured_body: str = ""
    description: str = ""


def find_clues(
    page: Page, head: Head, structured: Structured, url: str
) -> tuple[str | None, Clues]:
    """Return the chosen headline and what is known of the article before its lines are rated."""
    title = find_title(page, head, structured, url)
    return title, Clues(
        headline=find_headline(page, title),
        structured_body=structured.body or "",
        description=head.find("og:description", "description") or structured.description or "",
    )


def find_title(page: Page, head: Head, structured: Structured, url: str) -> str | None:
    """Return the page's headline by its headings and its head."""
    tags = page.elements.tags
    headings = [
        (int(tag[1]), line.text)
        for line in page.lines
        if (tag := tags[line.owner]) in HEADING_TAGS and len(line.text) <= MAX_TITLE_CHARS
    ][:_MAX_HEADINGS]
    claims = TitleClaims(
        structured=_shorten(structured.headline),
        social=_shorten(head.find("og:title", "twitter:title")),
        document=_shorten(head.title),
        site_name=head.find("og:site_name"),
        host=host_of(url),
    )
    if not headings:
        title = _find_unmarked(page, claims)
    else:
        title = _find_behind_name(headings, head.title) or choose_headline(headings, claims)
        title = _find_titled_heading(headings, head.title, title) or title
    if title is None or not _heads_page(page, title, claims):
        titled = find_titled_line(page.lines, head.title, title or "")
        if titled is not None:
            return titled
    if title is not None and not _is_label(title, claims):
        return title
    return _find_asked_for(page, title or "", claims, url) or title


def _shorten(claim: str | None) -> str | None:
    """Return the beginning of a claim that is far longer than any title: each is compared with every heading."""
    return claim and claim[:_LONGEST_CLAIM]


def _find_unmarked(page: Page, claims: TitleClaims) -> str | None:
    """Return the line that stands for the headline on a page without headings, else the head's claim."""
    shown = {line.text for line in page.lines if len(line.text) <= MAX_TITLE_CHARS}
    for claim in (claims.social, claims.document):
        if claim is None:
            continue
        trimmed, behind = trim_site_name(claim, claims), claim.partition(": ")[2]
        for told in (trimmed, claim):
            if told in shown:
                return told
        if len(behind) > _LEAST_HEADLINE_CHARS and behind in shown:
            return behind
        # sites that name themselves first
        first = split_title(trimmed)[:1]
        parts = [
            part for part in split_title(claim)[1:] if part in shown and _outweighs(part, *first)
        ]
        if parts:
            return max(parts, key=len)
    return choose_headline((), claims)


def _outweighs(part: str, first: str = "") -> bool:
    return len(part) > max(_LEAST_HEADLINE_CHARS, len(first))


def _find_behind_name(headings: Sequence[tuple[int, str]], document: str | None) -> str | None:
    """Return the heading that follows the site's name and a colon in the head's title where the name is a heading, too."""
    name, _, headline = (document or "").partition(": ")
    shown = {fold_title(text): text for _, text in headings} if headline else {}
    return shown.get(fold_title(headline)) if fold_title(name) in shown else None


def _find_titled_heading(
    headings: Sequence[tuple[int, str]], document: str | None, title: str | None
) -> str | None:
    """Return the heading that is one part of the head's title, where what was chosen is no heading: sites and sections may come first."""
    shown = {fold_title(text): text for _, text in reversed(headings)}
    if title is None or fold_title(title) in shown:
        return None
    told = map(fold_title, sorted(list_stretches(document or ""), key=len, reverse=True))
    return next((shown[part] for part in told if part in shown and may_be_headline(part)), None)


def _is_label(title: str, claims: TitleClaims) -> bool:
    """Tell whether a title may be a site's or a section's name: all that the head says, or a few words that no claim confirms."""
    folded = fold_title(title)
    if folded in {fold_title(claim) for claim in (claims.structured, claims.social) if claim}:
        return False
    return folded == fold_title(claims.document or "") or len(folded.split()) <= _LABEL_WORDS


def _heads_page(page: Page, title: str, claims: TitleClaims) -> bool:
    """Tell whether a title is a line of the page and no link, as headings that lead to the site's front are, and no label.

    A few words are none either where the head's title begins with them.
    """
    shown = [line for line in page.lines[:_MAX_LINES] if line.text == title]
    if not any(line.link_chars < len(title) for line in shown):
        return False
    first = split_title(claims.document or "")[:1]
    return not _is_label(title, claims) or fold_title(title) in map(fold_title, first)


def _find_asked_for(page: Page, label: str, claims: TitleClaims, url: str) -> str | None:
    """Return the part of the head's title, or else the line, that has most of the address's words, of which a label has none."""
    words = list_address_words(url)
    if not words or count_told_words(words, label):
        return None
    # sites that name themselves first part their name with a colon, too
    parts = split_title((claims.document or "").removeprefix(label).lstrip(": "))
    lines = (line.text for line in page.lines[:_MAX_LINES] if not line.links)
    asked = (text for text in chain(parts, lines) if 0 < len(text) <= _LONGEST_FOUND)
    least = max(_LEAST_TOLD, len(words) / 2)
    return next((text for text in asked if count_told_words(words, text) >= least), None)


def find_headline(page: Page, title: str | None) -> int | None:
    """Return the place of the line that is the headline's own element, if it stands on the page."""
    if title is None:
        return None
    folded = fold_title(title)
    best, chosen = _LEAST_LIKE, None
    tags = page.elements.tags
    for place, line in enumerate(page.lines[:_MAX_LINES]):
        tag = tags[line.owner]
        if tag in HEADING_TAGS and len(line.text) <= 1.5 * len(title) + 10:
            likeness = compare(line.text, title) + (0.1 if tag == "h1" else 0.0)
            if likeness > best:
                best, chosen = likeness, place
            if likeness >= _MOST_LIKE:
                break
    if chosen is not None:
        return chosen
    return next(
        (
            place
            for place, line in enumerate(page.lines)
            if line.text[:1] == title[:1] and fold_title(line.text) == folded
        ),
        None,
    )
