"""Notices and news that sound like them in, extract/article/no_article/notice_model.json out; prints what it finds where it never looked.

python -m benchmarks.train_notices

`notices.jsonl.xz` holds 3,208 short texts in 53 languages, made up for this: a kind, a language, a title and the text on
each line. The short pages of `standins.jsonl.xz` join them, and the beginnings of the corpus's articles.
"""

import json
import lzma
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from benchmarks.standins import ARTICLE, PAYWALLED, read_standins
from benchmarks.train_blocks import CORPUS, read_corpus
from benchmarks.train_trees import train_trees
from config.schema import Selectors
from extract.article.no_article.notices import (
    NOTICE_BORDER,
    NOTICE_MODEL_FILE,
    list_notice_features,
    measure_notice,
    read_notice,
)
from extract.article.no_article.story import bears_marks
from extract.article.page.decode import recode_page
from extract.article.rating.line_model import Trees, write_trees
from extract.article.read import read_lines
from extract.article.reading import BORDER, Reading
from records.outcome import PageRejection

HERE: Final = Path(__file__).resolve().parent
TEXTS: Final = HERE / "notices.jsonl.xz"
MODEL: Final = HERE.parent / "extract" / "article" / "no_article" / NOTICE_MODEL_FILE
NEWS: Final = "news"
FOLDS: Final = 5
# pages are what is judged in the end
PAGE_WEIGHT: Final = 3.0
LEAST_BEGINNING: Final = 150
LONGEST_BEGINNING: Final = 1_200


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with what it is; `group` is its host or language, which is trained on as a whole or not at all."""

    group: str
    is_notice: bool
    is_page: bool
    row: NDArray[np.float32]

    @property
    def fold(self) -> int:
        """The fold that the group is left out with."""
        return zlib.crc32(self.group.encode()) % FOLDS


def list_examples() -> list[Example]:
    return [*_read_texts(), *_read_beginnings(), *_read_pages()]


def _read_texts() -> Iterator[Example]:
    with lzma.open(TEXTS, "rt", encoding="utf-8") as lines:
        for told in map(json.loads, lines):
            yield Example(
                group=told["lang"],
                is_notice=told["kind"] != NEWS,
                is_page=False,
                row=measure_notice(f"{told['title']}\n{told['text']}"),
            )


def _read_beginnings() -> Iterator[Example]:
    """Read the first paragraphs of the corpus's articles: as many as short news have, and no two alike in length."""
    for truth, body in read_corpus(CORPUS):
        url = truth["url"] or truth["id"]
        reading = _read_lines(body, url)
        if reading is None:
            continue
        most = LEAST_BEGINNING + zlib.crc32(url.encode()) % LONGEST_BEGINNING
        text = reading.title or ""
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True):
            if rating >= BORDER and len(text.encode()) < most:
                text += f"\n{line.text}"
        yield Example(
            group=urlsplit(url).hostname or url,
            is_notice=False,
            is_page=False,
            row=measure_notice(text),
        )


def _read_lines(body: bytes, url: str) -> Reading | None:
    parser = LexborHTMLParser(recode_page(body))
    reading = read_lines(parser, url=url, source="made", selectors=Selectors(), link=None)
    return None if isinstance(reading, PageRejection) else reading


def _read_pages() -> Iterator[Example]:
    """Read the pages that are walls, articles or teasers and bear no marks of an article; lists are judged elsewhere."""
    for page in read_standins():
        reading = _read_lines(page["html"].encode(), page["url"])
        if page["kind"] == "list_page" or reading is None or bears_marks(reading):
            continue
        text = read_notice(reading)
        if text is not None:
            yield Example(
                group=urlsplit(page["url"]).hostname or "",
                is_notice=page["kind"] not in {ARTICLE, PAYWALLED},
                is_page=True,
                row=measure_notice(text),
            )


def train(examples: list[Example]) -> Trees:
    return train_trees(
        np.stack([example.row for example in examples]),
        np.array([float(example.is_notice) for example in examples]),
        np.array([PAGE_WEIGHT if example.is_page else 1.0 for example in examples]),
        trees=120,
        depth=4,
        rate=0.1,
        row_share=0.6,
        column_share=0.4,
    )


def rate_unseen(examples: list[Example]) -> NDArray[np.float64]:
    """Rate each example by a model that was trained without its group."""
    ratings = np.zeros(len(examples))
    for fold in range(FOLDS):
        trees = train([example for example in examples if example.fold != fold])
        places = [place for place, example in enumerate(examples) if example.fold == fold]
        ratings[places] = trees.predict(np.stack([examples[place].row for place in places]))
    return ratings


def main() -> None:
    examples = list_examples()
    ratings = rate_unseen(examples)
    notice = np.array([example.is_notice for example in examples])
    page = np.array([example.is_page for example in examples])
    for name, chosen in (("pages", page), ("texts", ~page)):
        found = ratings[chosen] >= NOTICE_BORDER
        told = notice[chosen]
        print(
            f"{name}: {found[told].sum()} of {told.sum()} notices found, "
            f"{found[~told].sum()} of {(~told).sum()} news taken for one"
        )
    trees = train(examples)
    MODEL.write_text(f"{write_trees(trees, list_notice_features())}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
