"""The imperatives of one language and the things a site offers in; what a sentence asks of its reader out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from config.patterns.folding import NO_BLANKS, fold_text, holds_any, split_clauses

MOST_WORDS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestMatcher:
    """One language's requests: imperatives, the site's things by what they are for, and its "we".

    `first_words` are the words that imperatives begin with: a sentence without any asks for nothing.
    There are none where a script has no blanks between words. Things and "we" are as `pad_words` has them.
    """

    verbs: re.Pattern[str]
    first_words: frozenset[str]
    things: Mapping[str, tuple[str, ...]]
    ourselves: tuple[str, ...]
    opens_clause: bool

    def read(self, text: str, folded: str) -> str | None:
        """Return what a sentence asks for: an imperative opens a clause, and one of the things is named."""
        if folded.count(" ") >= MOST_WORDS:
            return None
        if self.first_words and self.first_words.isdisjoint(folded.split()):
            return None
        padded = f" {folded} "
        named = (kind for kind, things in self.things.items() if holds_any(padded, things))
        kind = next(named, None)
        return kind if kind is not None and self.holds_verb(text, folded) else None

    def holds_verb(self, text: str, folded: str) -> bool:
        """Return whether an imperative opens a clause of a sentence, or stands in it where that is enough."""
        if self.opens_clause:
            return any(map(self.verbs.match, split_clauses(text)))
        return self.verbs.search(folded) is not None


def build_request_matcher(
    *,
    verbs: Iterable[str],
    openers: Iterable[str],
    things: Mapping[str, Iterable[str]],
    ourselves: Iterable[str],
    opens_clause: bool,
) -> RequestMatcher:
    """Compile one language's words; a * stands for any letters at a word's end or start."""
    verbs = list(verbs)
    verb = join_words(verbs)
    first = f"(?:(?:{join_words(openers)}) ?){{0,2}}" if openers else ""
    return RequestMatcher(
        verbs=re.compile(f"{first}{verb}" if opens_clause else verb),
        first_words=list_first_words(verbs),
        things={kind: pad_words(words) for kind, words in things.items()},
        ourselves=pad_words(ourselves),
        opens_clause=opens_clause,
    )


def join_words(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, whole unless a * stands for letters or their script has no blanks."""
    parts = []
    for word in words:
        plain = re.escape(fold_text(word.strip("*"))).replace(r"\ ", " ")
        if NO_BLANKS.search(word):
            parts.append(plain)
            continue
        # blanks part the words of folded text, whatever signs stand in them
        start = "" if word.startswith("*") else r"(?<!\S)"
        parts.append(start + plain + (r"\S*" if word.endswith("*") else "") + r"(?!\S)")
    return f"(?:{'|'.join(parts)})" if parts else "(?!)"


def pad_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return what a folded line between two blanks holds where it has one of these words, as join_words takes them."""
    parts = []
    for word in words:
        plain = fold_text(word)
        whole = not NO_BLANKS.search(word)
        start = " " if whole and not word.startswith("*") else ""
        parts.append(start + plain + (" " if whole and not word.endswith("*") else ""))
    return tuple(parts)


def list_first_words(verbs: Iterable[str]) -> frozenset[str]:
    """Return the first folded word of each verb, none where words are not parted by blanks."""
    if any(NO_BLANKS.search(verb) for verb in verbs):
        return frozenset()
    return frozenset(fold_text(verb).split()[0] for verb in verbs)
