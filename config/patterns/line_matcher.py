"""The patterns of one language or more in; one matcher for folded lines out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from config.patterns.folding import QUESTIONS, Sentence, holds_any
from config.patterns.index import Found, PatternIndex, build_index
from config.patterns.request_matcher import RequestMatcher

CONTENT: Final = "content"
PROMPT: Final = "prompt"
MOST_BESIDE_WORDS: Final = 14


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

    `patterns` of labels bear the label's kind as their name (CONTENT is what repeats honestly), those of prompts
    and of what may stand beside them are in the group PROMPT, and `meanings` tells what each is.
    `first_words` are those of all `requests`, empty where one of them has none; `ourselves` is their "we".
    """

    patterns: PatternIndex
    meanings: Mapping[str, PromptMatch | Beside]
    requests: tuple[RequestMatcher, ...]
    first_words: frozenset[str]
    ourselves: tuple[str, ...]

    def read_line(self, folded: str) -> Found:
        """Return what a folded line is a label of ("related" for "read also") or asks for, and what it could be."""
        return self.patterns.find(folded)

    def tell_meaning(self, names: Iterable[str]) -> PromptMatch | Beside | None:
        """Return what a line that patterns of these names match asks for, that it leads up to asking, or None."""
        return next((self.meanings[name] for name in names if name in self.meanings), None)

    def names_ourselves(self, folded: str) -> bool:
        """Return whether a folded line speaks of the site as "we"."""
        return holds_any(f" {folded} ", self.ourselves)

    def may_stand_beside(self, text: str, folded: str) -> bool:
        """Return whether a sentence of a line may stand beside a request."""
        return holds_any(text, QUESTIONS) or self.names_ourselves(folded)

    def may_request(self, folded: str) -> bool:
        """Return whether a line holds an imperative's first word; most do not."""
        return not self.first_words or not self.first_words.isdisjoint(folded.split())

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
        meaning = self.tell_meaning(self.read_line(sentence.folded).names)
        if meaning is not None or not freely:
            return meaning
        if request := self.read_request(sentence.text, sentence.folded):
            return request
        return Beside.REQUEST if self.is_beside(sentence) else None

    def is_beside(self, sentence: Sentence) -> bool:
        """Return whether a sentence may stand beside a request: a question, or one about "us"."""
        if sentence.folded.count(" ") >= MOST_BESIDE_WORDS:
            return False
        return sentence.is_question or self.names_ourselves(sentence.folded)

    def read_request(self, text: str, folded: str) -> PromptMatch | None:
        """Return what a sentence asks for that no pattern knows by heart."""
        if not self.may_request(folded):
            return None
        kinds = (one.read(text, folded) for one in self.requests)
        kind = next((kind for kind in kinds if kind is not None), None)
        return PromptMatch(kind=kind, anywhere=False) if kind is not None else None


def build_matcher(
    *,
    prompts: Iterable[tuple[str, str, bool]],
    leads: Iterable[str],
    labels: Mapping[str, Sequence[str]],
    content: Sequence[str],
    requests: RequestMatcher,
) -> LineMatcher:
    """Prepare one language; prompts are (kind, pattern, removed anywhere)."""
    lead = f"{PROMPT}:lead"
    meanings: dict[str, PromptMatch | Beside] = {lead: Beside.LEAD}
    named: list[tuple[str, str]] = []
    for kind, pattern, anywhere in prompts:
        name = f"{PROMPT}:{kind}:anywhere" if anywhere else f"{PROMPT}:{kind}"
        meanings[name] = PromptMatch(kind=kind, anywhere=anywhere)
        named.append((name, pattern))
    named.extend((lead, pattern) for pattern in leads)
    by_kind = {**labels, CONTENT: content}
    named.extend((kind, pattern) for kind, patterns in by_kind.items() for pattern in patterns)
    return LineMatcher(
        patterns=build_index(named),
        meanings=meanings,
        requests=(requests,),
        first_words=requests.first_words,
        ourselves=requests.ourselves,
    )


# articles of one source are in one or two languages
@lru_cache(maxsize=32)
def join_matchers(matchers: tuple[LineMatcher, ...]) -> LineMatcher:
    """Return one matcher for lines that may be in any of several languages."""
    meanings: dict[str, PromptMatch | Beside] = {}
    for matcher in matchers:
        meanings |= matcher.meanings
    requests = tuple(one for each in matchers for one in each.requests)
    return LineMatcher(
        patterns=PatternIndex(one for each in matchers for one in each.patterns.patterns),
        meanings=meanings,
        requests=requests,
        first_words=join_first_words(requests),
        ourselves=tuple(dict.fromkeys(word for one in requests for word in one.ourselves)),
    )


def join_first_words(requests: Sequence[RequestMatcher]) -> frozenset[str]:
    """Return the words one of which every request of any of these holds, none where that is not known."""
    if not all(one.first_words for one in requests):
        return frozenset()
    return frozenset().union(*(one.first_words for one in requests))
