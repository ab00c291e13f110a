"""Lines that systems and desks write at an article's ends go, in any script; what the text says there stays."""

import pytest

from transform.boilerplate.clean import clean_article

BODY = (
    "The regional council put off its vote on the second bridge early on Tuesday, after a night of talks in the town hall.",
    "Engineers had warned that the northern bank is softer than the first survey showed, and that the piles would go deeper.",
    "The mayor said the town could wait another winter, but the ferrymen, who carried schoolchildren, were less patient.",
)
CHINESE = (
    "春分刚过，青河县柳林镇东干渠闸门缓缓提起，清亮的渠水顺着新衬砌的水道奔向田间，种粮大户赵满仓扛着铁锹守在地头。",
    "变化来自一场行动。去年入冬以来，该县投入资金三千二百万元，对东干渠、南支渠进行清淤衬砌，更换老旧闸门七十一座。",
    "截至三月二十日，全县已有十八个村完成首轮春灌，面积达十一万亩，进度比去年同期快了六天，县水务局负责人这样表示。",
)


@pytest.fixture
def keep_last(article, prompts):
    def run(line, body=BODY, language="en"):
        parsed = article(*body, line, language_claim=language)
        cleaned = clean_article(parsed, prompts=prompts, site_rules=None)
        return [block.text for block in cleaned.kept if block.text not in body] == [line]

    return run


@pytest.mark.parametrize(
    "line",
    [
        "Category: Sport | Views: 356 | Added by: Administrator | Rating: 5.0/3",
        "Категория: Турниры | Просмотров: 356 | Добавил: Администратор",
        "#drones",
        "#Caspian Sea #drones #fishing",
        "#ธนาคารปูม้า",
        "*Any reproduction of this text without our permission is prohibited.",
    ],
)
def test_what_a_system_adds_goes(keep_last, line):
    assert not keep_last(line)


@pytest.mark.parametrize(
    "line", ["(责任编辑：孙雅琴)", "（责编：木木）", "图为东干渠正在放水。本报记者 李卫东 摄"]
)
def test_what_a_chinese_desk_adds_goes(keep_last, line):
    assert not keep_last(line, CHINESE, "zh")


@pytest.mark.parametrize(
    "line",
    [
        # no counter among them, or too few
        "Address: Quay 3 | Tickets: at the door | Begins: at nine",
        "Views: 356 | Category: Sport",
        "#drones are what the fishermen fear most.",
        "Any reproduction is prohibited, the judge said.",
    ],
)
def test_what_the_text_says_stays(keep_last, line):
    assert keep_last(line)


def test_a_photographer_in_a_sentence_stays(keep_last):
    assert keep_last("他说，这张照片是三十年前在渡口拍摄的，如今渡口早已不在。", CHINESE, "zh")


@pytest.mark.parametrize(
    ("text", "likelihood", "kept"),
    [
        ("Advertisement - Scroll to continue", 0.7, False),
        ("Publicidad. Si quiere seguir leyendo, deslice", 0.7, False),
        ("Advertising: most of the paper's income", 0.95, True),
        ("Advertisements are half of the paper.", 0.7, True),
    ],
)
def test_a_label_of_advertising_goes_with_what_it_says(
    article, line, prompts, text, likelihood, kept
):
    parsed = article(*BODY[:2], line(text, likelihood=likelihood), BODY[2], language_claim="es")
    cleaned = clean_article(parsed, prompts=prompts, site_rules=None)
    assert (text in [block.text for block in cleaned.kept]) is kept
