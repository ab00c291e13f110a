"""The imperatives of one language and the things a site offers in; what a sentence asks of its reader out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from config.folding import Sentence, fold_text, split_clauses

MOST_WORDS: Final = 30
MOST_BESIDE_WORDS: Final = 14
# scripts that put no blanks between words
_DENSE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestMatcher:
    """One language's requests: imperatives, the site's things by what they are for, and its "we".

    `first_words` are the words that imperatives begin with: a sentence without any asks for nothing.
    There are none where a script has no blanks between words.
    """

    verbs: re.Pattern[str]
    first_words: frozenset[str]
    things: Mapping[str, re.Pattern[str]]
    ourselves: re.Pattern[str]
    opens_clause: bool

    def read(self, text: str, folded: str) -> str | None:
        """Return what a sentence asks for: an imperative opens a clause, and one of the things is named."""
        if folded.count(" ") >= MOST_WORDS:
            return None
        if self.first_words and self.first_words.isdisjoint(folded.split()):
            return None
        if self.opens_clause:
            if not any(map(self.verbs.match, split_clauses(text))):
                return None
        elif self.verbs.search(folded) is None:
            return None
        return next((kind for kind, thing in self.things.items() if thing.search(folded)), None)

    def is_beside(self, sentence: Sentence) -> bool:
        """Return whether a sentence may stand beside a request: a question, or one about "us"."""
        if sentence.folded.count(" ") >= MOST_BESIDE_WORDS:
            return False
        return sentence.is_question or self.ourselves.search(sentence.folded) is not None


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
        things={kind: re.compile(join_words(words)) for kind, words in things.items()},
        ourselves=re.compile(join_words(ourselves)),
        opens_clause=opens_clause,
    )


def join_words(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, whole unless a * stands for letters or they are Chinese or Japanese."""
    parts = []
    for word in words:
        plain = re.escape(fold_text(word.strip("*"))).replace(r"\ ", " ")
        if _DENSE.search(word):
            parts.append(plain)
            continue
        start = "" if word.startswith("*") else r"\b"
        parts.append(start + plain + (r"\w*" if word.endswith("*") else "") + r"\b")
    return f"(?:{'|'.join(parts)})" if parts else "(?!)"


def list_first_words(verbs: Iterable[str]) -> frozenset[str]:
    """Return the first folded word of each verb, none where words are not parted by blanks."""
    if any(_DENSE.search(verb) for verb in verbs):
        return frozenset()
    return frozenset(fold_text(verb).split()[0] for verb in verbs)
