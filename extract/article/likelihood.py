"""A walked page and what is known of its article in, for each line the likelihood that it is body text out."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.context import measure_context
from extract.article.features import Clues, measure_lines
from extract.article.line_model import LineModel, load_model
from extract.article.walk import Page

# a line that the page's own structured data quotes as the article's body is the body
_TOLD_LIKELIHOOD: Final = 0.8


def rate_lines(page: Page, clues: Clues, model: LineModel | None = None) -> list[float]:
    """Rate every line; 0.5 is the border between what is kept and what is not.

    Lines are judged twice: alone, then with what the first round thought of their neighbours,
    parents and likes. A page without lines has no ratings.
    """
    if not page.lines:
        return []
    model = model or load_model()
    rows = measure_lines(page, clues, model.lexicon)
    first = model.first.predict(rows)
    second = model.second.predict(
        np.concatenate((rows, measure_context(page, first, rows)), axis=1)
    )
    return move_border(second, model.border).tolist()


def move_border(ratings: NDArray[np.float64], border: float) -> NDArray[np.float64]:
    """Shift the odds so that the border comes to stand at 0.5."""
    odds = ratings * (1 - border)
    return np.asarray(odds / (odds + (1 - ratings) * border), dtype=np.float64)
