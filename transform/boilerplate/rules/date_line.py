"""A line that is nothing but the date and time of publication is taken out of the text."""

import re
from collections.abc import Mapping
from typing import Final

from config.patterns.folding import fold_text
from records.article import BlockKind, TextBlock
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import is_doubted, is_doubtful
from transform.boilerplate.facts.honest import is_ticker
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks
from transform.boilerplate.facts.zones import ends_sentence
from transform.normalise.date_reading import read_date
from transform.normalise.language import read_language_claim

RULE: Final = RuleName(name="date_line", version="2")
DATE_CHARS: Final = 70
OTHER_WORDS: Final = 4
# beside a name: what its bearer does, from where, how long it takes to read
SIGNED_CHARS: Final = 120
SIGNED_WORDS: Final = 8
LEAST_NUMBERS: Final = 2
_CLOCK: Final = re.compile(r"\d(?<![\d.,]\d)\d?[:.h]\d{2}(?!\d|[.,]\d)")
_DAY: Final = re.compile(
    r"(?:19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}|(?<![\d.])\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)?\d\d(?![\d.]\d)(?!\d)"
    r"|(?:\d{1,2}(?:st|nd|rd|th|er|º)?\.? (?:de |d')?[^\W\d_]{3,12}\.?,? (?:de |del )?(?:19|20)\d\d)"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
)
_YEAR: Final = re.compile(r"\d{4}|年")
_NUMBERS: Final = re.compile(r"\d+")
_SHORTENED: Final = re.compile(r"\d\s?[^\W\d_]{1,4}\.$")
# "Concert: 4 May, 19:30" is the text's own; "Updated: 4 May" is known for a byline
_OWN_LABEL: Final = re.compile(r"[^\W\d_]{3,20}\s?[:：]")


def drop_date_line(blocks: Blocks, context: Context) -> Split:
    """Take out lines at either end that only say when the article was published or changed."""
    claims = {fold_text(raw): raw for raw in {claim.raw for claim in context.parsed.dates}}
    edges = context.zones.edges
    positions = [
        block.position
        for block in blocks
        if block.position in edges
        and len(block.text) <= SIGNED_CHARS
        and is_date_line(block, claims, context)
    ]
    return split_blocks(blocks, positions, RULE, context.protected)


def is_date_line(block: TextBlock, claims: Mapping[str, str], context: Context) -> bool:
    """Return whether a line holds a date and hardly a word beside it."""
    folded = context.lines.get(block.position, "")
    if not folded or folded == context.title:
        return False
    if folded in claims and is_a_date(claims[folded], context):
        return True
    return _NUMBERS.search(folded) is not None and (
        context.is_marked(block, markup_words.DATE) or says_only_when(block, context)
    )


def is_a_date(claim: str, context: Context) -> bool:
    """Return whether a claim is a date or a distance, not only a line that has a year and a number."""
    if _DAY.search(claim) or not _YEAR.search(claim):
        return True
    language = read_language_claim(context.parsed.language_claim)
    return bool(read_date(claim, language=language))


def says_only_when(block: TextBlock, context: Context) -> bool:
    """Return whether a day or an hour and a few words are all that a line holds, and no figures."""
    # a day and a clock have two numbers at least
    if len(_NUMBERS.findall(block.text)) < LEAST_NUMBERS:
        return False
    rest = _DAY.sub(" ", block.text)
    has_day = rest != block.text
    rest = _CLOCK.sub(" ", rest)
    if rest == block.text:
        return False
    if _OWN_LABEL.match(block.text) and not context.is_label("byline", block):
        return False
    others = fold_text(_NUMBERS.sub(" ", rest))
    if (
        has_day
        and block.position in context.zones.head
        and (unsigned := _drop_names(others, context)) != others
    ):
        return len(unsigned.split()) <= SIGNED_WORDS and not _closes_sentence(block.text)
    allowed = count_allowed(block, context, has_day=has_day)
    return (
        len(block.text) <= DATE_CHARS
        and len(others.split()) <= allowed
        and not is_ticker(block.text)
    )


def _closes_sentence(text: str) -> bool:
    """Tell whether a line closes like a sentence; "Reading time: 1 min." does not."""
    return ends_sentence(text) and _SHORTENED.search(text) is None


def _drop_names(folded: str, context: Context) -> str:
    """Return a line without the authors' names."""
    for author in context.parsed.authors:
        name = fold_text(author)
        folded = folded.replace(name, " ", 1) if name else folded
    return folded


def count_allowed(block: TextBlock, context: Context, *, has_day: bool) -> int:
    """Return how many words may stand beside a date: "Updated on Monday", but no "Entries close on ... by post".

    An hour alone is a programme's ("Concert 18:30") or a table's rather than the article's, and a heading with
    words of its own is the text's.
    """
    head = block.position in context.zones.head
    may_be_own = block.kind is BlockKind.HEADING and not is_doubtful(block)
    if is_doubted(block) or (
        has_day
        and not may_be_own
        and (head or is_doubtful(block) or context.is_label("byline", block))
    ):
        return OTHER_WORDS
    return 1 if has_day or head else 0
