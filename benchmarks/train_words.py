"""Labelled pages in, the words that speak for or against a line with their odds out."""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.article.page.walk import Page
from extract.article.rating.clues import Clues
from extract.article.rating.line_model import Lexicon
from extract.article.rating.text_features import LONG_CHARS, split_lines

Floats = NDArray[np.float64]
FOLDS = 5
# a word must occur on so many hosts before it is believed: no site's own words
NAME_HOSTS = 6
WORD_HOSTS = 8
PRIOR = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One page of the corpus, walked and labelled."""

    host: str
    page: Page
    clues: Clues
    labels: Floats
    weights: Floats
    whole_truth: bool

    @property
    def fold(self) -> int:
        """The fold of the page's host: fixed for ever by its name."""
        return zlib.crc32(self.host.encode()) % FOLDS


Shares = tuple[str, dict[str, float], dict[str, float]]


def count_words(sample: Sample) -> Shares:
    """Return the host, and for each naming word and text word the share of the article near it."""
    return (
        sample.host,
        _share_by_name(sample) if sample.whole_truth else {},
        _share_by_word(sample),
    )


def learn_lexicon(counted: Iterable[Shares]) -> Lexicon:
    """Average the pages' shares, each host counting once."""
    names: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    words: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for host, by_name, by_word in counted:
        for word, share in by_name.items():
            names[word][host].append(share)
        for word, share in by_word.items():
            words[word][host].append(share)
    return Lexicon(names=_find_odds(names, NAME_HOSTS), words=_find_odds(words, WORD_HOSTS))


def _share_by_name(sample: Sample) -> dict[str, float]:
    elements, settings = sample.page.elements, sample.page.settings
    held: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for line, label in zip(sample.page.lines, sample.labels, strict=True):
        index, size = line.owner, min(len(line.text), 300) ** 0.5
        while index >= 0:
            held[index][int(label)] += size
            index = elements.parents[index]
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for index, (other, article) in held.items():
        for word in set(settings.namings[settings.of_elements[index]].words):
            sums[word][0] += article
            sums[word][1] += other + article
    return {word: article / total for word, (article, total) in sums.items()}


def _share_by_word(sample: Sample) -> dict[str, float]:
    seen: defaultdict[str, list[float]] = defaultdict(list)
    words = split_lines([line.text for line in sample.page.lines])
    for line, found, label, weight in zip(
        sample.page.lines, words, sample.labels, sample.weights, strict=True
    ):
        if weight > 0 and len(line.text) < LONG_CHARS:
            for word in set(found):
                seen[word].append(label)
    return {word: sum(labels) / len(labels) for word, labels in seen.items()}


def _find_odds(
    shares: Mapping[str, Mapping[str, list[float]]], least_hosts: int
) -> dict[str, float]:
    odds = {}
    for word, hosts in sorted(shares.items()):
        if len(hosts) < least_hosts:
            continue
        share = (sum(sum(values) / len(values) for values in hosts.values()) + 4 * PRIOR) / (
            len(hosts) + 4
        )
        value = round(float(np.log(share / (1 - share)) - np.log(PRIOR / (1 - PRIOR))), 2)
        if abs(value) > 0.3:
            odds[word] = value
    return odds
