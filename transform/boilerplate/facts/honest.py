"""The lines of an article in; the positions of those that repeat honestly out."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from config.patterns.folding import fold_text
from config.patterns.line_matcher import CONTENT
from records.article import TextBlock
from transform.boilerplate.facts.dateline import is_standing_dateline
from transform.boilerplate.facts.evidence import is_doubted, is_linked
from transform.boilerplate.facts.lines import Lines

# a price, rate, score or reading: a number beside a currency, a per cent sign, a unit or a signed change
_QUOTE: Final = re.compile(
    r"[$€£¥₽₴₺₸₹฿]\s?\d|\d\s?(?:[$€£¥₽₴₺₸₹%°]|USD|EUR|RUB|BYN|UAH|GBP|JPY|CNY|TRY|PLN)|[+\u2212-]\d+[.,]\d|[▲▼]"
    r"|\d\s?(?:(?:руб|долл|грн|мм|mm|hpa)\b|км/ч|м/с|km/h|m/s|евро\b|euros?\b|dollars?\b|punkte\b|пункт)"
    r"|(?-i:\b[A-Z]{3}/[A-Z]{3}\b).{0,4}\d",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
ADVERT: Final = "advert"


def is_ticker(text: str) -> bool:
    """Return whether a line states prices, rates or other figures, such as "Brent $83.20 (+1.1%)"."""
    return _QUOTE.search(text) is not None


def find_protected(
    blocks: Sequence[TextBlock],
    *,
    lines: Lines,
    head: Collection[int],
    keep: Sequence[str],
) -> frozenset[int]:
    """Return the positions no rule may take: pinned content, honest repeats, datelines on their own.

    `head` are the first blocks' positions, `keep` lines the configuration pins; case and punctuation do not matter.
    """
    positions: set[int] = set()
    pinned = {fold_text(line) for line in keep}
    if pinned:
        folded = (
            (block, lines.folded.get(block.position) or fold_text(block.text)) for block in blocks
        )
        positions.update(block.position for block, line in folded if line in pinned)
    positions.update(
        block.position
        for block in blocks
        if block.position in lines.labels and is_honest_label(block, lines.labels[block.position])
    )
    positions.update(
        block.position
        for block in blocks[: len(head)]
        if block.position in lines.folded and opens_article(block)
    )
    return frozenset(positions)


def is_honest_label(block: TextBlock, kinds: Collection[str]) -> bool:
    """Return whether a line is one that repeats honestly: no link, and no advertiser's notice."""
    return CONTENT in kinds and ADVERT not in kinds and not is_linked(block)


def opens_article(block: TextBlock) -> bool:
    """Return whether a line is a dateline on its own; without a day the extractor must hold it for likely.

    "Email (required)" and "Share on X (formerly Twitter)" look like a place and its agency.
    """
    if is_linked(block) or (is_doubted(block) and _DIGIT.search(block.text) is None):
        return False
    return is_standing_dateline(block.text)
