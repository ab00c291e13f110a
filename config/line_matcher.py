"""The patterns of one language in; one compiled matcher for folded lines out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from config.folding import Sentence
from config.request_matcher import RequestMatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptMatch:
    """What a line asks its reader for, and whether it is removed in the middle of an article too."""

    kind: str
    anywhere: bool


class Beside(Enum):
    """A sentence that asks for nothing but may stand beside one that does."""

    LEAD = "lead"
    REQUEST = "request"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMatcher:
    """All patterns of one language, each group compiled into one alternation."""

    language: str
    sentences: re.Pattern[str]
    meanings: Mapping[str, PromptMatch | None]
    labels: Mapping[str, re.Pattern[str]]
    content: re.Pattern[str]
    requests: RequestMatcher

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
        match = self.sentences.fullmatch(sentence.folded)
        if match is not None:
            return self.meanings[match.lastgroup or ""] or Beside.LEAD
        if not freely:
            return None
        kind = self.requests.read(sentence)
        if kind is not None:
            return PromptMatch(kind=kind, anywhere=False)
        return Beside.REQUEST if self.requests.is_beside(sentence) else None

    def match_label(self, kind: str, folded: str) -> bool:
        """Return whether a folded line is a label of this kind, such as "read also"."""
        label = self.labels.get(kind)
        return label is not None and label.fullmatch(folded) is not None

    def match_content(self, folded: str) -> bool:
        """Return whether a folded line repeats honestly, such as "this is a developing story"."""
        return self.content.fullmatch(folded) is not None


def build_matcher(
    *,
    language: str,
    prompts: Iterable[tuple[str, str, bool]],
    leads: Iterable[str],
    labels: Mapping[str, Sequence[str]],
    content: Sequence[str],
    requests: RequestMatcher,
) -> LineMatcher:
    """Compile one language; prompts are (kind, pattern, removed anywhere)."""
    meanings: dict[str, PromptMatch | None] = {}
    branches: list[str] = []
    for kind, pattern, anywhere in prompts:
        name = f"prompt_{len(branches)}"
        meanings[name] = PromptMatch(kind=kind, anywhere=anywhere)
        branches.append(f"(?P<{name}>{pattern})")
    for pattern in leads:
        name = f"lead_{len(branches)}"
        meanings[name] = None
        branches.append(f"(?P<{name}>{pattern})")
    return LineMatcher(
        language=language,
        sentences=join_patterns(branches),
        meanings=meanings,
        labels={kind: join_patterns(patterns) for kind, patterns in labels.items()},
        content=join_patterns(content),
        requests=requests,
    )


def join_patterns(patterns: Sequence[str]) -> re.Pattern[str]:
    """Compile patterns into one alternation; none at all matches nothing."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")
