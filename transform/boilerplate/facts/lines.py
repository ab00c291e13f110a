"""The blocks of an article in; its short lines folded, and what each is a label of or asks for, out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from config.patterns.folding import fold_text
from config.patterns.line_matcher import PROMPT, Beside, LineMatcher, PromptMatch
from records.article import TextBlock

LINE_CHARS: Final = 240
RELATED: Final = "related"

# by a block's position, the kinds of label it is
Labels = Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The blocks that are short enough to be no paragraph, by their positions.

    `labels` and `asked` hold the few that a pattern matches as a whole; `leads` and `asking` those that
    begin like a label of related links and like a prompt.
    """

    folded: Mapping[int, str]
    labels: Labels
    asked: Mapping[int, PromptMatch | Beside]
    leads: frozenset[int]
    asking: frozenset[int]


def read_lines(blocks: Sequence[TextBlock], matcher: LineMatcher) -> Lines:
    """Look every short line up once."""
    folded = {
        block.position: fold_text(block.text) for block in blocks if len(block.text) <= LINE_CHARS
    }
    labels: dict[int, tuple[str, ...]] = {}
    leads: list[int] = []
    asking: list[int] = []
    for position, line in folded.items():
        names, begun = matcher.read_line(line)
        if names:
            labels[position] = names
        if RELATED in begun:
            leads.append(position)
        if PROMPT in begun:
            asking.append(position)
    meanings = ((position, matcher.tell_meaning(names)) for position, names in labels.items())
    return Lines(
        folded=folded,
        labels=labels,
        asked={position: meaning for position, meaning in meanings if meaning is not None},
        leads=frozenset(leads),
        asking=frozenset(asking),
    )
