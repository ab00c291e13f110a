"""The corpus and the made-up articles in, extract/article/rating/line_model.json out.

python -m benchmarks.train_blocks                # the model of all pages
python -m benchmarks.train_blocks --held-out     # the model that never saw the held-out hosts of the corpus
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from benchmarks.made_up import read_made_up
from benchmarks.train_labels import is_cut_short, label_lines
from benchmarks.train_trees import train_trees
from benchmarks.train_words import Sample, count_words, learn_lexicon
from extract.article.data.head import read_head
from extract.article.data.structured import read_structured
from extract.article.page.decode import recode_page
from extract.article.page.marks import find_marks
from extract.article.page.walk import walk_page
from extract.article.rating.clues import find_clues
from extract.article.rating.context import CONTEXT_FEATURES, measure_context
from extract.article.rating.copies import find_copies
from extract.article.rating.features import list_features, measure_lines
from extract.article.rating.line_model import MODEL_FILE, Lexicon, Trees, write_trees
from extract.article.rating.outline import outline_page

Floats = NDArray[np.float64]
HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "shared" / "corpus"
MODEL = HERE.parent / "extract" / "article" / "rating" / MODEL_FILE
SETS = ("news", "web_articles", "multilingual_snippets")
HELD_OUT_FOLD = 0
BORDER = 0.335


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
    marks = find_marks(parser)
    _, clues = find_clues(page, read_head(parser, marks), read_structured(marks), url)
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


def halve_weights(sample: Sample) -> Sample:
    """Two made-up pages teach as much as a real one: with whole weights real ones come out worse."""
    return replace(sample, weights=sample.weights / 2)


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
    parser.add_argument("--trees", type=int, default=160)
    parser.add_argument("--output", type=Path, default=MODEL)
    options = parser.parse_args()
    made = (make_sample(truth, body) for truth, body in read_corpus(CORPUS))
    samples = [sample for sample in made if sample is not None]
    if options.held_out:
        samples = [sample for sample in samples if sample.fold != HELD_OUT_FOLD]
    invented = (make_sample(page, page["html"].encode()) for page in read_made_up())
    samples += [halve_weights(sample) for sample in invented if sample is not None]
    print(f"{len(samples)} pages of {len({sample.host for sample in samples})} hosts")
    write_model(options.output, *train_model(samples, options.trees))


if __name__ == "__main__":
    main()
