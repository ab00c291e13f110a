"""The text of a script's data is found in the branch of most prose, in a time that grows as the data do."""

from extract.article.data.branches import find_branch
from tests.growth import measure_growth

LINE = "The harbour council decided on Tuesday that the night ferry will keep running until spring."
LINES = [f"{number}: {LINE}" for number in range(9)]


def nest(value: object, depth: int) -> object:
    for _ in range(depth):
        value = {"a": value}
    return value


def test_paragraphs_are_joined_and_told_with_the_objects_around_them():
    story = {"title": "Ferry", "body": [{"kind": "p", "text": line} for line in LINES]}
    value = {"menu": ["News", "Sport"], "page": {"story": story}}
    assert find_branch(value) == ("\n".join(LINES), (story, value["page"], value))


def test_a_single_text_is_taken_as_it_is():
    value = {"a": [{"id": 1, "text": LINE * 9}, {"id": 2, "text": LINE}]}
    assert find_branch(value) == (LINE * 9, (value["a"][0], value))


def test_listed_items_and_data_without_prose_are_no_text():
    items = [{"title": line, "text": line * 2} for line in LINES]
    assert not find_branch({"items": items})[0]
    assert not find_branch({"items": ["short", 5, None, []]})[0]


def test_how_deep_a_text_stands_does_not_matter_to_how_long_it_is_looked_for():
    shallow, deep = nest(LINES * 100, 5), nest(LINES * 100, 400)
    assert find_branch(shallow)[0] == find_branch(deep)[0]
    # measured anew at every depth, it took eighty times as long
    assert measure_growth(find_branch, shallow, deep) < 5


def test_texts_of_many_pieces_are_read_in_a_time_that_grows_as_they_do():
    def read_pieces(count: int) -> str:
        return find_branch([[LINE] * count, [LINE] * count])[0]

    assert read_pieces(2) == "\n".join([LINE * 2] * 2)
    assert measure_growth(read_pieces, 1_000, 8_000) < 20
