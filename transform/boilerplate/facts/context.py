"""One article, the patterns and the learned rules in; all that the rules ask about its blocks out."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final

from config.patterns.folding import fold_text, split_sentences
from config.patterns.line_matcher import Beside, LineMatcher, PromptMatch
from config.patterns.prompts import PromptBook
from records.addresses import split_web_address
from records.article import BlockKind, DatePlace, ParsedArticle, TextBlock
from records.site_rules import SiteRules
from transform.boilerplate.facts.comment_label import find_comments
from transform.boilerplate.facts.honest import find_protected
from transform.boilerplate.facts.language import choose_matcher
from transform.boilerplate.facts.lines import Labels, Lines, read_lines
from transform.boilerplate.facts.marks import find_marks
from transform.boilerplate.facts.zones import Zones, find_prose, find_zones

TITLE_SEARCH_BLOCKS: Final = 12
EDGE_BLOCKS: Final = 12
LEAST_PROSE: Final = 3
BYLINE_LINES: Final = 2
HEAD_LINES: Final = 6
# a day and an hour of it, in figures
_HOUR: Final = re.compile(
    r"\d{1,2}[./]\s?\d{1,2}[./]?(?:\s?\d{2,4})?,?\D{0,8}\d{1,2}[:.]\d{2}(?!\d)"
)
# looked up once: an enumeration's member costs as much as three comparisons
_CAPTION: Final = BlockKind.CAPTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What rules know of an article beside the blocks that are left of it.

    All maps go by a block's position. `lines` are the folded texts of blocks that are short enough to be
    no paragraph, `marks` the telling names of a block's elements that its paragraphs do not share,
    `zones` where the head and the tail are. `title` is folded; `title_at` is where it first stands near the top.
    `labels` is what lines are labels of, in any language the article may be in (lines that are none
    are missing), `leads` the positions of lines that begin like a label of related links. `comments_at` is
    where the readers' comments begin.
    `telling` are the positions of blocks that are a label, a caption or bear a mark: most say nothing of
    themselves.
    `names` are the site's names, folded and without blanks. `protected` blocks no rule may take.
    """

    parsed: ParsedArticle
    title: str
    title_at: int | None
    comments_at: int | None
    names: frozenset[str]
    lines: Mapping[int, str]
    labels: Labels
    leads: frozenset[int]
    asked: Mapping[int, PromptMatch | Beside]
    asking: frozenset[int]
    marks: Mapping[int, frozenset[str]]
    telling: frozenset[int]
    zones: Zones
    matcher: LineMatcher
    prompts_version: str
    protected: frozenset[int]
    site_rules: SiteRules | None

    def is_label(self, kind: str, block: TextBlock) -> bool:
        """Return whether a block is a label of this kind in a language the article may be in."""
        kinds = self.labels.get(block.position)
        return kinds is not None and kind in kinds

    def is_part_label(self, kind: str, folded: str) -> bool:
        """Return the same of a part of a line."""
        return kind in self.matcher.read_line(folded).names

    def is_marked(self, block: TextBlock, names: frozenset[str]) -> bool:
        """Return whether the block's elements bear one of these names."""
        marks = self.marks.get(block.position)
        return marks is not None and not marks.isdisjoint(names)


def build_context(
    parsed: ParsedArticle, *, prompts: PromptBook, site_rules: SiteRules | None
) -> Context:
    """Look at an article once, for all rules."""
    blocks = parsed.blocks
    matcher = choose_matcher(blocks, parsed.language_claim, prompts)
    lines = read_lines(blocks, matcher)
    prose = find_prose(blocks)
    marks = find_marks(blocks, prose)
    title = fold_text(parsed.title or "")
    comments_at = find_comments(blocks, lines.labels, prose)
    no_prose = find_no_prose(blocks, prose, lines=lines, title=title, matcher=matcher)
    if comments_at is not None:
        no_prose.update(position for position in prose if position >= comments_at)
    told = prose - no_prose
    zones = find_zones(blocks, told - find_standfirst(parsed, told, lines))
    captions = [block.position for block in blocks if block.kind is _CAPTION]
    return Context(
        parsed=parsed,
        title=title,
        title_at=find_title(blocks, lines.folded, title, zones),
        comments_at=comments_at,
        names=name_site(parsed),
        lines=lines.folded,
        labels=lines.labels,
        leads=lines.leads,
        asked=lines.asked,
        asking=lines.asking,
        marks=marks,
        telling=frozenset((*lines.labels, *marks, *captions)),
        zones=zones,
        matcher=matcher,
        prompts_version=prompts.version,
        protected=find_protected(
            blocks,
            lines=lines,
            head=zones.head,
            keep=site_rules.keep if site_rules is not None else (),
        ),
        site_rules=site_rules,
    )


def find_title(
    blocks: Sequence[TextBlock], lines: Mapping[int, str], title: str, zones: Zones
) -> int | None:
    """Return the position of the headline's own line near the top; below the text it is a copy."""
    if not title:
        return None
    early = (block.position for block in blocks[:TITLE_SEARCH_BLOCKS])
    return next(
        (
            position
            for position in early
            if lines.get(position) == title and position not in zones.tail
        ),
        None,
    )


def find_no_prose(
    blocks: Sequence[TextBlock],
    prose: Collection[int],
    *,
    lines: Lines,
    title: str,
    matcher: LineMatcher,
) -> set[int]:
    """Return the positions of blocks as long as a paragraph that are none: headline and prompts."""
    found = {position for position in prose if title and lines.folded.get(position) == title}
    found.update(
        block.position
        for block in (*blocks[:EDGE_BLOCKS], *blocks[-EDGE_BLOCKS:])
        if block.position in prose
        and block.position in lines.asking
        and matcher.match_prompt(split_sentences(block.text), freely=False) is not None
    )
    return found


def find_standfirst(parsed: ParsedArticle, prose: Collection[int], lines: Lines) -> frozenset[int]:
    """Return the position of the first paragraph where the byline stands below it: the text begins behind that."""
    first = min(prose, default=None)
    if first is None or len(prose) < LEAST_PROSE:
        return frozenset()
    signed = [
        fold_text(told)
        for told in (
            *parsed.authors,
            *(claim.raw for claim in parsed.dates if claim.place is DatePlace.BYLINE),
        )
    ]
    below = [block for block in parsed.blocks if block.position > first]
    near = [lines.folded.get(block.position, "") for block in below[:BYLINE_LINES]]
    is_signed = any(one and one in line for line in near for one in signed)
    between = takewhile(lambda block: block.position not in prose, below[:HEAD_LINES])
    if is_signed or any(_HOUR.search(block.text) for block in between):
        return frozenset((first,))
    return frozenset()


def name_site(parsed: ParsedArticle) -> frozenset[str]:
    """Return what the site calls itself, folded and without blanks: its names, host and source."""
    address = split_web_address(parsed.url)
    host = ((address.hostname if address else None) or "").removeprefix("www.")
    names = (parsed.site_name, parsed.publisher, parsed.source, host, host.split(".")[0])
    return join_names(tuple(name for name in names if name))


@lru_cache(maxsize=1024)
def join_names(names: tuple[str, ...]) -> frozenset[str]:
    """Return names as they are compared; a source's articles bear the same ones."""
    folded = (fold_text(name).replace(" ", "") for name in names)
    return frozenset(name for name in folded if len(name) >= 3)
