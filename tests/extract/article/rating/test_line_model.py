"""The model's file says what the model does, and can be written and read again."""

import json

import numpy as np
import pytest

from extract.article.rating.context import CONTEXT_FEATURES
from extract.article.rating.features import list_features
from extract.article.rating.likelihood import move_border
from extract.article.rating.line_model import Trees, load_model, read_trees, write_trees


def make_trees() -> Trees:
    return Trees(
        columns=np.array([0, 1, 1, 0]),
        borders=np.array([0.5, 2.0, 1.0, 3.0], dtype=np.float32),
        leaves=np.array([[0.0, 1.0, 2.0, 3.0], [0.0, 10.0, 20.0, 30.0]]),
        start=-3.0,
    )


def test_each_level_of_a_tree_is_one_bit_of_its_leaf():
    # row: 1 > 0.5 sets bit 0; 5 > 2 sets bit 1; 5 > 1 sets bit 0; 1 > 3 does not set bit 1
    chance = make_trees().predict(np.array([[1.0, 5.0]], dtype=np.float32))
    assert chance[0] == pytest.approx(1 / (1 + np.exp(-(3.0 + 10.0 - 3.0))))


def test_trees_are_the_same_after_writing_and_reading():
    trees = make_trees()
    again = read_trees(json.loads(write_trees(trees, ["chars", "words"])))
    rows = np.array([[0.0, 0.0], [1.0, 5.0], [4.0, 1.5]], dtype=np.float32)
    assert again.predict(rows) == pytest.approx(trees.predict(rows))


def test_the_shipped_model_asks_about_columns_that_exist():
    model = load_model()
    assert model.first.columns.max() < len(list_features())
    assert model.second.columns.max() < len(list_features()) + len(CONTEXT_FEATURES)
    assert 0 < model.border < 1


def test_the_border_moves_to_one_half_and_order_stays():
    moved = move_border(np.array([0.1, 0.42, 0.9]), 0.42)
    assert moved[1] == pytest.approx(0.5)
    assert moved[0] < 0.5 < moved[2]
