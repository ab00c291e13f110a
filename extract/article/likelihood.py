"""A walked page and what is known of its article in, for each line the likelihood that it is body text out."""

import numpy as np
from numpy.typing import NDArray

from extract.article.context import measure_context
from extract.article.features import Clues, find_kin, measure_lines
from extract.article.line_model import LineModel, load_model
from extract.article.walk import Page


def rate_lines(page: Page, clues: Clues, model: LineModel | None = None) -> list[float]:
    """Rate every line; 0.5 is the border between what is kept and what is not.

    Lines are judged twice: alone, then with what the first round thought of their neighbours,
    parents and likes. A page has at least one line.
    """
    model = model or load_model()
    kin = find_kin(page)
    rows = measure_lines(page, clues, model.lexicon, kin)
    first = model.first.predict(rows)
    second = model.second.predict(
        np.concatenate((rows, measure_context(page, first, rows, kin)), axis=1)
    )
    return [float(rating) for rating in move_border(second, model.border)]


def move_border(ratings: NDArray[np.float64], border: float) -> NDArray[np.float64]:
    """Shift the odds so that the border comes to stand at 0.5."""
    odds = ratings * (1 - border)
    return np.asarray(odds / (odds + (1 - ratings) * border), dtype=np.float64)
