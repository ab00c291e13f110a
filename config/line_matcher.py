"""The patterns of one language or more in; one matcher for folded lines out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from config.folding import Sentence
from config.pattern_index import PatternIndex, build_index
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
    `labels` go by their kinds, one of which is CONTENT: what repeats honestly.
    """

    sentences: PatternIndex
    meanings: Mapping[str, PromptMatch | Beside]
    labels: PatternIndex
    requests: tuple[RequestMatcher, ...]

    def may_ask(self, folded: str, *, freely: bool) -> bool:
        """Return whether a folded line could be a prompt; most are not, and their words say so."""
        if self.sentences.may_match(folded):
            return True
        return freely and any(one.may_read(folded) for one in self.requests)

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
        meaning = self.read_request(sentence, freely=freely)
        if meaning is None and freely and any(one.is_beside(sentence) for one in self.requests):
            return Beside.REQUEST
        return meaning

    def read_request(self, sentence: Sentence, *, freely: bool) -> "PromptMatch | Beside | None":
        """Return what one sentence asks for, that it leads up to asking, or None."""
        name = self.sentences.find(sentence.folded)
        if name is not None:
            return self.meanings[name]
        if not freely:
            return None
        kinds = (one.read(sentence) for one in self.requests)
        kind = next((kind for kind in kinds if kind is not None), None)
        return PromptMatch(kind=kind, anywhere=False) if kind is not None else None

    def may_be_label(self, kind: str, folded: str) -> bool:
        """Return whether a line begins like a label of this kind."""
        return self.labels.may_find(kind, folded)

    def name_labels(self, folded: str) -> frozenset[str]:
        """Return what a folded line is a label of: "related" for "read also", CONTENT for honest repeats."""
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
    )
