"""The element that holds all of a page's likely lines."""

import pytest

from extract.article.rating.region import find_common
from tests.growth import measure_growth

#    0
#  1   4
# 2 3  5 6
PARENTS = [-1, 0, 1, 1, 0, 4, 4]


@pytest.mark.parametrize(
    ("indexes", "common"),
    [([2, 3], 1), ([3, 2, 1], 1), ([5, 2, 6], 0), ([6], 6), ([5, 6, 4, 5], 4), ([2, 0], 0)],
)
def test_the_innermost_element_around_all(indexes, common):
    assert find_common(PARENTS, indexes) == common


def test_how_deep_lines_stand_below_a_shallow_one_matters_once():
    def find(depth: int) -> int:
        parents = [-1, 0, *[0], *range(2, depth + 2), *[depth + 2] * 4_000]
        return find_common(parents, [1, *range(depth + 3, depth + 4_003)])

    assert find(3) == 0
    # walked up from every line it took thirty times as long
    assert measure_growth(find, 10, 1_000) < 10
