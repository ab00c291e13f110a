"""Lines that ask the reader to subscribe, follow, install, donate, comment or share are taken out."""

from typing import Final

from config.patterns.folding import is_one_sentence, split_sentences
from config.patterns.line_matcher import PromptMatch
from records.article import CleaningLayer, RemovedBlock, TextBlock
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import LIKELY, is_sure
from transform.boilerplate.facts.split import Blocks, RuleName, Split, record_cut

PREFIX: Final = "prompt_"
PROMPT_CHARS: Final = 320
MIDDLE_CHARS: Final = 160
FREE_CHARS: Final = 220
# words that somebody in the article says are no prompt of the site
_SPEECH: Final = "\"'«»“”„‘「『—–-"


def drop_prompts(blocks: Blocks, context: Context) -> Split:
    """Take out whole blocks whose every sentence asks the reader for something.

    Near the ends of an article any pattern counts; between its paragraphs only those marked `anywhere`.
    """
    asking, edges = context.asking, context.zones.edges
    suspects = [
        block
        for block in blocks
        if block.position in asking
        or ((block.position in edges or block.likelihood < LIKELY) and may_ask(block, context))
    ]
    cuts: list[RemovedBlock] = []
    for block in suspects:
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


def may_ask(block: TextBlock, context: Context) -> bool:
    """Return whether a block near the ends, that begins like no pattern, may be a prompt; most may not.

    Its elements say so, it is long, or its first sentence may ask freely or stand beside one that asks.
    """
    matcher = context.matcher
    folded = context.lines.get(block.position)
    if (
        folded is None
        or matcher.may_request(folded)
        or context.is_marked(block, markup_words.PROMPT)
    ):
        return True
    return not is_one_sentence(block.text) and matcher.may_stand_beside(block.text, folded)


def name_prompt(block: TextBlock, context: Context) -> str | None:
    """Return what a block asks the reader for, None where it is no prompt."""
    doubted = block.likelihood < LIKELY
    edge = doubted or block.position in context.zones.edges
    if (block.text[0] in _SPEECH and not doubted) or (not edge and len(block.text) > MIDDLE_CHARS):
        return None
    match = match_prompt(block, context, edge=edge)
    if match is not None and (edge or match.anywhere):
        return match.kind
    if doubted and context.is_marked(block, markup_words.PROMPT):
        return "marked"
    return None


def match_prompt(block: TextBlock, context: Context, *, edge: bool) -> PromptMatch | None:
    """Return what a line asks for, in any language the article may be in."""
    text, matcher = block.text, context.matcher
    folded = context.lines.get(block.position)
    if folded is None:
        return matcher.match_prompt(split_sentences(text), freely=False)
    free = edge and len(text) <= FREE_CHARS
    if not free and block.position not in context.asking:
        return None
    if not is_one_sentence(text):
        freely = free and may_ask_freely(block, context)
        return matcher.match_prompt(split_sentences(text, folded), freely=freely)
    meaning = context.asked.get(block.position)
    if isinstance(meaning, PromptMatch):
        return meaning
    request = matcher.read_request(text, folded) if free and meaning is None else None
    return request if request is not None and may_ask_freely(block, context) else None


def may_ask_freely(block: TextBlock, context: Context) -> bool:
    """Return whether a line may be a request that no pattern knows.

    Where the extractor is sure of a line it must speak of the site: "see the download page" is advice.
    """
    return not is_sure(block) or context.matcher.names_ourselves(context.lines[block.position])
