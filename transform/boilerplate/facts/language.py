"""An article and the book of patterns in; the matcher of the languages it could be in out."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from config.patterns.folding import NO_BLANKS
from config.patterns.line_matcher import LineMatcher, join_matchers
from config.patterns.prompts import PromptBook
from records.article import TextBlock
from transform.normalise.language import read_language_claim

# sites of any language carry English lines
EVERYWHERE: Final = "en"
SAMPLE_BLOCKS: Final = 3
SAMPLE_CHARS: Final = 300
NEAR: Final = 0.6


def choose_matcher(
    blocks: Sequence[TextBlock], claim: str | None, prompts: PromptBook
) -> LineMatcher:
    """Return the matcher of the language the text is in, of the one the page claims, and of English.

    The text decides by its commonest words: a page's claim is often its template's, not its own.
    """
    languages = (*guess_languages(blocks, prompts), read_language_claim(claim), EVERYWHERE)
    known = prompts.by_language
    chosen = [language for language in dict.fromkeys(languages) if language and language in known]
    return join_matchers(tuple([known[language].matcher for language in chosen]))


def guess_languages(blocks: Sequence[TextBlock], prompts: PromptBook) -> list[str]:
    """Return the language whose stopwords stand most often in the longest blocks, and a near second.

    A word that two languages share counts half for each; neighbours such as Russian and Ukrainian
    can be told apart in a paragraph, not always in a line.
    """
    longest = sorted([block.text for block in blocks], key=len, reverse=True)[:SAMPLE_BLOCKS]
    sample = " ".join([text[:SAMPLE_CHARS] for text in longest])
    # marks hardly ever touch words as common as these, and folding is dear
    words = sample.casefold().split()
    if not sample.isascii() and NO_BLANKS.search(sample):
        words.extend(sample)
    known = prompts.languages_of_word
    votes: dict[str, float] = {}
    for word, count in Counter(filter(known.__contains__, words)).items():
        languages = known[word]
        for language in languages:
            votes[language] = votes.get(language, 0.0) + count / len(languages)
    ranked = sorted(votes, key=lambda language: (-votes[language], language))
    return [language for language in ranked[:2] if votes[language] >= NEAR * votes[ranked[0]]]
