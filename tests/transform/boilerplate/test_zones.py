"""Where the head and the tail of an article are."""

from hypothesis import given
from hypothesis import strategies as st

from records.article import BlockKind, TextBlock
from records.site_rules import Zone
from transform.boilerplate.facts.zones import find_prose, find_zones

LINE = "A line"
PROSE = "A paragraph of the article. " * 5


def number(texts):
    return [
        TextBlock(position=position, kind=BlockKind.PARAGRAPH, text=text)
        for position, text in enumerate(texts)
    ]


def name_zones(texts):
    blocks = number(texts)
    zones = find_zones(blocks, find_prose(blocks))
    return [zones.name_zone(block.position) for block in blocks]


def test_the_text_lies_between_its_first_and_its_last_paragraph():
    lines = [LINE] * 3 + [PROSE] * 9 + [LINE] * 6
    assert name_zones(lines) == [Zone.HEAD] * 3 + [Zone.MIDDLE] * 9 + [Zone.TAIL] * 6


def test_the_first_two_and_the_last_five_blocks_belong_to_the_ends():
    assert name_zones([PROSE] * 15) == [Zone.HEAD] * 2 + [Zone.MIDDLE] * 8 + [Zone.TAIL] * 5


def test_a_short_article_keeps_a_middle():
    assert name_zones([PROSE] * 6) == [Zone.HEAD] * 2 + [Zone.MIDDLE] * 2 + [Zone.TAIL] * 2


def test_without_paragraphs_the_halves_are_head_and_tail():
    assert name_zones([LINE] * 4) == [Zone.HEAD] * 2 + [Zone.TAIL] * 2


def test_a_long_block_that_is_no_paragraph_does_not_open_the_text():
    blocks = number([PROSE, LINE, LINE, PROSE, PROSE, PROSE, PROSE, PROSE, PROSE])
    zones = find_zones(blocks, find_prose(blocks) - {0})
    assert sorted(zones.head) == [0, 1, 2]


@given(st.lists(st.sampled_from([LINE, PROSE]), min_size=1, max_size=30))
def test_head_middle_and_tail_follow_one_another(texts):
    zones = name_zones(texts)
    order = [Zone.HEAD, Zone.MIDDLE, Zone.TAIL]
    assert zones == sorted(zones, key=order.index)
    assert zones[-1] is Zone.TAIL
    prose = [zone for text, zone in zip(texts, zones, strict=True) if text == PROSE]
    assert Zone.TAIL not in prose[: max(0, len(prose) - 5)]
