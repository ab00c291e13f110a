"""The patterns of one language or more in; one matcher for folded lines out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from config.folding import Sentence
from config.pattern_index import Found, PatternIndex, build_index
from config.request_matcher import RequestMatcher

CONTENT: Final = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptMatch:
    """What a line asks its reader for, and whether it is removed in the middle of an article too."""

    kind: str
    anywhere: bool


class Beside(Enum):
    """A sentence that asks for nothing but may stand beside one that does."""

    LEAD = "lead"
    REQUEST = "request"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LineMatcher:
    """All patterns of one language, or of those that a line may be in.

    `sentences` are prompts and what may stand beside them, `meanings` what each of them is;
    `labels` go by their kinds, one of which is CONTENT: what repeats honestly. `first_words` are those of all
    `requests`, empty where one of them has none.
    """

    sentences: PatternIndex
    meanings: Mapping[str, PromptMatch | Beside]
    labels: PatternIndex
    requests: tuple[RequestMatcher, ...]
    first_words: frozenset[str]

    def may_ask(self, folded: str) -> bool:
        """Return whether a folded line begins like a prompt."""
        return self.sentences.may_match(folded)

    def names_ourselves(self, folded: str) -> bool:
        """Return whether a folded line speaks of the site as "we"."""
        return any(one.ourselves.search(folded) is not None for one in self.requests)

    def match_prompt(self, sentences: Iterable[Sentence], *, freely: bool) -> PromptMatch | None:
        """Return what a line asks for when every sentence of it asks or leads up to asking.

        `freely` also takes requests that no pattern knows by heart: an imperative and one of the
        site's things ("Add us as a source"), and beside one a question or a sentence about "us".
        """
        found: list[PromptMatch] = []
        besides = False
        for sentence in sentences:
            meaning = self.read_sentence(sentence, freely=freely)
            if meaning is None:
                return None
            if isinstance(meaning, PromptMatch):
                found.append(meaning)
            else:
                besides |= meaning is Beside.REQUEST
        if not found:
            return None
        anywhere = not besides and all(meaning.anywhere for meaning in found)
        return PromptMatch(kind=found[0].kind, anywhere=anywhere)

    def read_sentence(self, sentence: Sentence, *, freely: bool) -> "PromptMatch | Beside | None":
        """Return what one sentence asks for, that it may stand beside one that does, or None."""
        meaning = self.read_line(sentence.text, sentence.folded, freely=freely)
        if meaning is None and freely and any(one.is_beside(sentence) for one in self.requests):
            return Beside.REQUEST
        return meaning

    def read_line(self, text: str, folded: str, *, freely: bool) -> "PromptMatch | Beside | None":
        """Return what a line of one sentence asks for, that it leads up to asking, or None."""
        name = self.sentences.find(folded)
        if name is not None:
            return self.meanings[name]
        # most lines ask for nothing, and their words say so
        if not freely or (self.first_words and self.first_words.isdisjoint(folded.split())):
            return None
        kinds = (one.read(text, folded) for one in self.requests)
        kind = next((kind for kind in kinds if kind is not None), None)
        return PromptMatch(kind=kind, anywhere=False) if kind is not None else None

    def name_labels(self, folded: str) -> Found:
        """Return what a folded line is a label of ("related" for "read also", CONTENT for honest repeats) or could be."""
        return self.labels.find_all(folded)


def build_matcher(
    *,
    prompts: Iterable[tuple[str, str, bool]],
    leads: Iterable[str],
    labels: Mapping[str, Sequence[str]],
    content: Sequence[str],
    requests: RequestMatcher,
) -> LineMatcher:
    """Prepare one language; prompts are (kind, pattern, removed anywhere)."""
    meanings: dict[str, PromptMatch | Beside] = {"lead": Beside.LEAD}
    sentences: list[tuple[str, str]] = []
    for kind, pattern, anywhere in prompts:
        name = f"{kind}_anywhere" if anywhere else kind
        meanings[name] = PromptMatch(kind=kind, anywhere=anywhere)
        sentences.append((name, pattern))
    sentences.extend(("lead", pattern) for pattern in leads)
    by_kind = {**labels, CONTENT: content}
    return LineMatcher(
        sentences=build_index(sentences),
        meanings=meanings,
        labels=build_index(
            (kind, pattern) for kind, patterns in by_kind.items() for pattern in patterns
        ),
        requests=(requests,),
        first_words=requests.first_words,
    )


# articles of one source are in one or two languages
@lru_cache(maxsize=32)
def join_matchers(matchers: tuple[LineMatcher, ...]) -> LineMatcher:
    """Return one matcher for lines that may be in any of several languages."""
    meanings: dict[str, PromptMatch | Beside] = {}
    for matcher in matchers:
        meanings |= matcher.meanings
    return LineMatcher(
        sentences=PatternIndex(one for each in matchers for one in each.sentences.patterns),
        meanings=meanings,
        labels=PatternIndex(one for each in matchers for one in each.labels.patterns),
        requests=tuple(one for each in matchers for one in each.requests),
        first_words=join_first_words([one for each in matchers for one in each.requests]),
    )


def join_first_words(requests: Sequence[RequestMatcher]) -> frozenset[str]:
    """Return the words one of which every request of any of these holds, none where that is not known."""
    if not all(one.first_words for one in requests):
        return frozenset()
    return frozenset().union(*(one.first_words for one in requests))
