"""The corpus in, extract/article/line_model.json out; prints what the model scores on hosts it never saw.

python -m benchmarks.train_blocks                # held-out scores, then the model of all pages
python -m benchmarks.train_blocks --held-out     # write the model that never saw the held-out hosts
"""

import argparse
import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from benchmarks.train_labels import is_cut_short, label_lines
from benchmarks.train_trees import train_trees
from extract.article.clues import Clues, find_clues
from extract.article.context import CONTEXT_FEATURES, measure_context
from extract.article.copies import find_copies
from extract.article.decode import recode_page
from extract.article.features import list_features, measure_lines
from extract.article.head import read_head
from extract.article.line_model import MODEL_FILE, Lexicon, Trees, write_trees
from extract.article.naming import read_naming
from extract.article.outline import outline_page
from extract.article.structured import read_structured
from extract.article.text_features import LONG_CHARS, split_lines
from extract.article.walk import Page, walk_page

Floats = NDArray[np.float64]
HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "shared" / "corpus"
MODEL = HERE.parent / "extract" / "article" / MODEL_FILE
SETS = ("news", "web_articles", "multilingual_snippets")
FOLDS = 5
HELD_OUT_FOLD = 0
# a word must occur on so many hosts before it is believed: no site's own words
NAME_HOSTS = 6
WORD_HOSTS = 8
PRIOR = 0.35
BORDER = 0.42


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


def read_corpus(
    corpus: Path, sets: Sequence[str] = SETS
) -> Iterator[tuple[Mapping[str, Any], bytes]]:
    for name in sets:
        with (corpus / name / "truth.jsonl").open(encoding="utf8") as lines:
            for line in lines:
                truth = json.loads(line)
                yield (
                    truth,
                    gzip.decompress(
                        (corpus / name / "html" / f"{truth['id']}.html.gz").read_bytes()
                    ),
                )


def make_sample(truth: Mapping[str, Any], body: bytes) -> Sample | None:
    parser = LexborHTMLParser(recode_page(body))
    url = truth["url"] or ""
    if parser.body is None:
        return None
    page = walk_page(parser.body)
    if not page.lines:
        return None
    copies = find_copies(page.lines)
    page.lines = [line for place, line in enumerate(page.lines) if place not in copies]
    _, clues = find_clues(page, read_head(parser), read_structured(parser), url)
    labels, weights = label_lines(page, truth)
    if truth.get("body") and is_cut_short(page, labels):
        weights = np.zeros_like(weights)
    host = (urlsplit(url).hostname or "none").removeprefix("www.")
    return Sample(
        host=host,
        page=page,
        clues=clues,
        labels=labels,
        weights=weights,
        whole_truth=bool(truth.get("body")),
    )


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
    elements = sample.page.elements
    held: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for line, label in zip(sample.page.lines, sample.labels, strict=True):
        index, size = line.owner, min(len(line.text), 300) ** 0.5
        while index >= 0:
            held[index][int(label)] += size
            index = elements[index].parent
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for index, (other, article) in held.items():
        for word in set(read_naming(elements[index].names).words):
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


def join_rows(
    samples: Sequence[Sample], rows: Sequence[NDArray[np.float32]]
) -> tuple[NDArray[np.float32], Floats, Floats]:
    return (
        np.concatenate(rows),
        np.concatenate([sample.labels for sample in samples]),
        np.concatenate([sample.weights for sample in samples]),
    )


def train_model(samples: Sequence[Sample], trees: int) -> tuple[Lexicon, Trees, Trees]:
    """Train both rounds; the second sees first ratings by models that never saw the page's host."""
    folds = sorted({sample.fold for sample in samples})
    counted = [count_words(sample) for sample in samples]
    rows: dict[int, NDArray[np.float32]] = {}
    first: dict[int, Floats] = {}
    for fold in folds:
        lexicon = learn_lexicon(
            shares for shares, sample in zip(counted, samples, strict=True) if sample.fold != fold
        )
        for place, sample in enumerate(samples):
            if sample.fold == fold:
                rows[place] = measure_lines(
                    sample.page, outline_page(sample.page), sample.clues, lexicon
                )
    for fold in folds:
        seen = [place for place, sample in enumerate(samples) if sample.fold != fold]
        model = train_trees(
            *join_rows([samples[place] for place in seen], [rows[place] for place in seen]),
            trees=trees,
        )
        for place, sample in enumerate(samples):
            if sample.fold == fold:
                first[place] = model.predict(rows[place])
    ordered = [rows[place] for place in range(len(samples))]
    final = train_trees(*join_rows(samples, ordered), trees=trees)
    joined = [
        np.concatenate(
            (
                ordered[place],
                measure_context(outline_page(sample.page), first[place], ordered[place]),
            ),
            axis=1,
        )
        for place, sample in enumerate(samples)
    ]
    second = train_trees(*join_rows(samples, joined), trees=trees, seed=1)
    return learn_lexicon(counted), final, second


def write_model(path: Path, lexicon: Lexicon, first: Trees, second: Trees) -> None:
    columns = list_features()
    path.write_text(
        f'{{"border": {BORDER},\n'
        f'"names": {json.dumps(dict(lexicon.names), ensure_ascii=False, indent=0)},\n'
        f'"words": {json.dumps(dict(lexicon.words), ensure_ascii=False, indent=0)},\n'
        f'"first": {write_trees(first, columns)},\n'
        f'"second": {write_trees(second, [*columns, *CONTEXT_FEATURES])}}}\n',
        encoding="utf-8",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="leave the held-out hosts out")
    parser.add_argument("--trees", type=int, default=90)
    parser.add_argument("--output", type=Path, default=MODEL)
    options = parser.parse_args()
    made = (make_sample(truth, body) for truth, body in read_corpus(CORPUS))
    samples = [sample for sample in made if sample is not None]
    if options.held_out:
        samples = [sample for sample in samples if sample.fold != HELD_OUT_FOLD]
    print(f"{len(samples)} pages of {len({sample.host for sample in samples})} hosts")
    write_model(options.output, *train_model(samples, options.trees))


if __name__ == "__main__":
    main()
