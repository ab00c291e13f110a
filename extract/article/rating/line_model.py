"""The trained model's file in, a judge of lines out: words with their odds and two rounds of boosted trees."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from extract.article.page.words import WordOdds, number_odds

Matrix = NDArray[np.float32]
MODEL_FILE: Final = "line_model.json"
_MOST_ROWS: Final = 8_192


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words with the log-odds that a line is the article: of the names around it, and of its text."""

    names: Mapping[str, float]
    words: Mapping[str, float]
    numbered: WordOdds = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make numbers of the words of texts, as pages are searched for them."""
        object.__setattr__(self, "numbered", number_odds(self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Boosted trees that ask one question per level ("is column c above b?"), all branches alike.

    `columns` and `borders` have trees x depth entries in a row; `leaves` is trees by 2**depth, the
    first question of a tree being the lowest bit of the leaf's number; `start` is the first guess.
    Many trees ask alike: of the questions that differ there are `distinct_columns` and
    `distinct_borders`; `asked` is levels by trees, the last level first, the place of each question
    among those. `offsets` are the places of the trees' first leaves.
    """

    columns: NDArray[np.int64]
    borders: Matrix
    leaves: NDArray[np.float64]
    start: float
    distinct_columns: NDArray[np.int64] = field(init=False, repr=False)
    distinct_borders: Matrix = field(init=False, repr=False)
    asked: NDArray[np.int64] = field(init=False, repr=False)
    offsets: NDArray[np.int64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find the questions that are asked more than once."""
        questions = np.stack((self.columns, self.borders))
        _, distinct, asked = np.unique(questions, axis=1, return_index=True, return_inverse=True)
        trees, size = self.leaves.shape
        for name, value in (
            ("distinct_columns", self.columns[distinct]),
            ("distinct_borders", self.borders[distinct][:, None]),
            ("asked", asked.reshape(trees, -1).T[::-1].copy()),
            ("offsets", np.arange(0, trees * size, size)[:, None]),
        ):
            object.__setattr__(self, name, value)

    def predict(self, rows: Matrix) -> NDArray[np.float64]:
        """Return a probability for each row; rows are judged some thousands at a time, for memory's sake."""
        if len(rows) > _MOST_ROWS:
            starts = range(0, len(rows), _MOST_ROWS)
            return np.concatenate([self.predict(rows[at : at + _MOST_ROWS]) for at in starts])
        # one row of answers per question: a row is read and compared in one sweep
        above = rows.T.take(self.distinct_columns, axis=0) > self.distinct_borders
        answers = above.view(np.uint8)
        leaf = answers.take(self.asked[0], axis=0)
        for places in self.asked[1:]:
            leaf += leaf
            leaf |= answers.take(places, axis=0)
        total = self.leaves.take(leaf + self.offsets).sum(axis=0) + self.start
        # beyond 30 the probability is 0 or 1 and the exponential runs out of range
        return np.asarray(
            1 / (1 + np.exp(-np.minimum(np.maximum(total, -30), 30))), dtype=np.float64
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LineModel:
    """All that training found; `border` is the second round's rating above which a line is kept."""

    lexicon: Lexicon
    first: Trees
    second: Trees
    border: float


@cache
def load_model() -> LineModel:
    """Read the package's own model file, once."""
    told = json.loads(
        files("extract.article.rating").joinpath(MODEL_FILE).read_text(encoding="utf-8")
    )
    return LineModel(
        lexicon=Lexicon(names=told["names"], words=told["words"]),
        first=read_trees(told["first"]),
        second=read_trees(told["second"]),
        border=told["border"],
    )


def read_trees(told: Mapping[str, Any]) -> Trees:
    """Build trees from their written form: a start and per tree its questions and leaves."""
    columns = {name: place for place, name in enumerate(told["columns"])}
    questions = [question for tree in told["trees"] for question in tree[0]]
    return Trees(
        columns=np.array([columns[name] for name, _ in questions], dtype=np.int64),
        borders=np.array([border for _, border in questions], dtype=np.float32),
        leaves=np.array([tree[1] for tree in told["trees"]], dtype=np.float64),
        start=float(told["start"]),
    )


def write_trees(trees: Trees, columns: Sequence[str]) -> str:
    """Return the written form of trees as JSON, one tree a line, so that a person can read a change."""
    depth = len(trees.columns) // len(trees.leaves)
    lines = []
    for place, leaves in enumerate(trees.leaves):
        asked = range(place * depth, (place + 1) * depth)
        questions = [
            [columns[trees.columns[index]], float(f"{trees.borders[index]:.6g}")] for index in asked
        ]
        lines.append(json.dumps([questions, [round(float(leaf), 4) for leaf in leaves]]))
    listed = ",\n".join(lines)
    return f'{{"start": {trees.start:.6f},\n"columns": {json.dumps(list(columns))},\n"trees": [\n{listed}\n]}}'
