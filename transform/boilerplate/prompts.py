"""Lines that ask the reader to subscribe, follow, install, donate, comment or share are taken out."""

from typing import Final

from config.line_matcher import PromptMatch
from records.article import CleaningLayer, RemovedBlock, TextBlock
from records.site_rules import Zone
from transform.boilerplate import markup_words
from transform.boilerplate.context import Context
from transform.boilerplate.split import Blocks, RuleName, Split, record_cut

PREFIX: Final = "prompt_"
PROMPT_CHARS: Final = 320
MARKED_CHARS: Final = 200
# words that somebody in the article says are no prompt of the site
_SPEECH: Final = "\"'«»“”„‘「『—–-"


def drop_prompts(blocks: Blocks, context: Context) -> Split:
    """Take out whole blocks whose every sentence asks the reader for something.

    Near the ends of an article any pattern counts; between its paragraphs only those marked `anywhere`.
    """
    cuts: list[RemovedBlock] = []
    for block in blocks:
        if len(block.text) > PROMPT_CHARS or block.position in context.protected:
            continue
        kind = name_prompt(block, context)
        if kind is not None:
            rule = RuleName(
                name=PREFIX + kind, version=context.prompts_version, layer=CleaningLayer.PROMPT
            )
            cuts.append(record_cut(block, rule))
    if not cuts:
        return blocks, ()
    positions = {cut.position for cut in cuts}
    return tuple(block for block in blocks if block.position not in positions), tuple(cuts)


def name_prompt(block: TextBlock, context: Context) -> str | None:
    """Return what a block asks the reader for, None where it is no prompt."""
    if block.text[0] in _SPEECH and block.likelihood >= 0.5:
        return None
    edge = context.zones[block.position] is not Zone.MIDDLE or block.likelihood < 0.5
    match = match_prompt(block.text, context)
    if match is not None and (edge or match.anywhere):
        return match.kind
    if context.is_marked(block, markup_words.PROMPT) and (
        block.likelihood < 0.5 or (len(block.text) <= MARKED_CHARS and match is not None)
    ):
        return "marked"
    return None


def match_prompt(text: str, context: Context) -> PromptMatch | None:
    """Return what a line asks for, in any language the article may be in."""
    for matcher in context.matchers:
        match = matcher.match_prompt(text)
        if match is not None:
            return match
    return None
