"""The patterns of one language in; one compiled matcher for folded lines out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from config.folding import fold_text, split_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptMatch:
    """What a line asks its reader for, and whether it is removed in the middle of an article too."""

    kind: str
    anywhere: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMatcher:
    """All patterns of one language, each group compiled into one alternation."""

    language: str
    sentences: re.Pattern[str]
    meanings: Mapping[str, PromptMatch | None]
    labels: Mapping[str, re.Pattern[str]]
    content: re.Pattern[str]

    def match_prompt(self, text: str) -> PromptMatch | None:
        """Return what a line asks for when every sentence of it asks or leads up to asking."""
        found: PromptMatch | None = None
        for sentence in split_sentences(text):
            folded = fold_text(sentence)
            if not folded:
                continue
            match = self.sentences.fullmatch(folded)
            if match is None:
                return None
            meaning = self.meanings[match.lastgroup or ""]
            if meaning is not None and (found is None or (found.anywhere and not meaning.anywhere)):
                found = meaning
        return found

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
    )


def join_patterns(patterns: Sequence[str]) -> re.Pattern[str]:
    """Compile patterns into one alternation; none at all matches nothing."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")
