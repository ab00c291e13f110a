"""One parsed article in; what it says about its source's boilerplate out."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from config.patterns.folding import fold_text
from records.article import ParsedArticle, TextBlock
from records.site_rules import ArticleEvidence, LineSighting, Zone
from transform.boilerplate.facts.evidence import is_doubted, is_linked
from transform.boilerplate.facts.line_shapes import mask_title
from transform.boilerplate.facts.marks import find_marks
from transform.boilerplate.facts.zones import ends_sentence, find_prose, find_zones, is_prose

EDGE_CHARS: Final = 320
MIDDLE_CHARS: Final = 160
MOST_LINES: Final = 40
CONTENT_PARAGRAPHS: Final = 5
_DIGITS: Final = re.compile(r"\d+")


def observe_article(article_id: str, parsed: ParsedArticle) -> ArticleEvidence:
    """Return the lines of an article that could be its site's own, and hashes of its own text."""
    blocks = parsed.blocks
    prose = find_prose(blocks)
    zones = find_zones(blocks, prose)
    marks = find_marks(blocks, prose)
    title = fold_text(parsed.title or "")
    sightings: list[LineSighting] = []
    for index, block in enumerate(blocks):
        zone = zones.name_zone(block.position)
        if not is_observed(block, zone) or fold_text(block.text) == title:
            continue
        sightings.append(
            LineSighting(
                text=mask_title(block.text, parsed.title),
                zone=zone,
                linked=is_linked(block),
                doubted=is_doubted(block),
                marked=block.position in marks,
                opens_list=heads_list(blocks[index + 1 : index + 3], zone),
            )
        )
    if len(sightings) > MOST_LINES:
        sightings = sightings[: MOST_LINES // 2] + sightings[-MOST_LINES // 2 :]
    return ArticleEvidence(
        article_id=article_id,
        content_keys=hash_content(blocks),
        sightings=tuple(sightings),
    )


def is_observed(block: TextBlock, zone: Zone) -> bool:
    """Return whether a block may be a line of the site: short, or doubtful and not long."""
    size = len(block.text)
    if zone is not Zone.MIDDLE or is_doubted(block) or is_linked(block):
        return size <= EDGE_CHARS
    return size <= MIDDLE_CHARS


def heads_list(following: Sequence[TextBlock], zone: Zone) -> bool:
    """Return whether the lines below are links, or at the end of an article read like titles."""
    if not following:
        return False
    if is_linked(following[0]):
        return True
    return (
        zone is Zone.TAIL
        and len(following) == 2
        and not any(is_prose(block) or ends_sentence(block.text) for block in following)
    )


def hash_content(blocks: Sequence[TextBlock]) -> tuple[str, ...]:
    """Return hashes of the longest paragraphs, numbers apart; of the whole where there is no prose."""
    prose = [block.text for block in blocks if is_prose(block)]
    longest = sorted(prose, key=lambda text: (-len(text), text))[:CONTENT_PARAGRAPHS]
    texts = longest or [" ".join(block.text for block in blocks)]
    return tuple(sorted({hash_text(text) for text in texts}))


def hash_text(text: str) -> str:
    """Return twelve hexadecimal digits that name a text, whatever its numbers, case and marks."""
    folded = fold_text(_DIGITS.sub(" ", text))
    return hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
