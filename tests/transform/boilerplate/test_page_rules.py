"""Lines above, below and between an article's paragraphs: what a rule takes, under its name, and what it leaves."""

import pytest

from records.article import BlockKind, DateClaim, DatePlace
from tests.transform.boilerplate.council import BODY, FIRST, SECOND, THIRD, TITLE, rules_of

HEADS = [
    ("Example Times", "site_header"),
    ("Home > News > Belarus", "site_header"),
    ("Belarus News", "kicker"),
    ("Analysis", "kicker"),
    ("By Anna Ivanova", "byline"),
    ("Anna Ivanova, Staff Writer", "byline"),
    ("10 January 2022, 12:47", "date_line"),
    ("2022-01-10 12:47", "date_line"),
    ("January 10, 2022", "date_line"),
    ("Published: 10 January 2022, 12:47", "byline"),
    ("Monday the tenth", "date_line"),
    ("Photo: TASS", "caption"),
    ("(Photo by A. Ivanova)", "caption"),
    ("© Reuters", "caption"),
    ("Facebook Twitter Telegram", "share_bar"),
    ("3 min read", "share_bar"),
    ("COUNCIL WEIGHS A SECOND BRIDGE AFTER A NIGHT OF TALKS!", "repeated_title"),
]


@pytest.mark.parametrize(("text", "rule"), HEADS)
def test_lines_above_the_text_go(clean, text, rule):
    cleaned = clean(
        TITLE,
        text,
        *BODY,
        site_name="Example Times",
        authors=("Anna Ivanova",),
        dates=(DateClaim(raw="Monday the tenth", place=DatePlace.BYLINE),),
    )
    assert [block.text for block in cleaned.kept] == list(BODY)
    assert rules_of(cleaned) == {TITLE: "repeated_title", text: rule}
    assert {cut.layer for cut in cleaned.removed} == {"page"}


def test_a_trail_of_sections_above_the_headline_goes(clean):
    cleaned = clean("Home / News / Belarus / Minsk", TITLE, *BODY)
    assert [cut.rule for cut in cleaned.removed] == ["site_header", "repeated_title"]
    assert clean(TITLE, "Minsk / Warsaw / Riga", *BODY).kept[0].text == "Minsk / Warsaw / Riga"


TAILS = [
    (TITLE, "repeated_title"),
    (TITLE + " - Example Times", "repeated_title"),
    ("Example Times: " + TITLE, "repeated_title"),
    (TITLE[:36] + "…", "repeated_title"),
    (TITLE.replace("weighs", "weighed"), "repeated_title"),
    (FIRST, "repeated_paragraph"),
    ("Share", "share_bar"),
    ("VK Telegram WhatsApp Email", "share_bar"),
    ("Read also: Bread prices rise in the north", "related_links"),
    ("Related articles", "related_links"),
    ("See also — Ferry timetable", "related_links"),
    ("Comments (12)", "comments"),
    ("© 2022 Example Times. All rights reserved.", "copyright"),
    ("news@example.org", "copyright"),
    ("Contact us: +375 17 000 00 00", "copyright"),
    ("Advertisement", "copyright"),
    ("Example Times", "site_header"),
    ("Author: Anna Ivanova", "byline"),
    ("Subscribe to our newsletter!", "prompt_subscribe"),
    ("Follow us on Telegram", "prompt_follow"),
    ("Download our free app", "prompt_app"),
    ("Support our journalism", "prompt_donate"),
    ("We use cookies to improve your visit.", "prompt_cookie"),
    ("Leave a comment below", "prompt_comment"),
    ("Share this article with your friends!", "prompt_share"),
    ("Want to know more about Minsk?", "prompt_know_more"),
    ("Get the day's news delivered to your inbox", "prompt_newsletter"),
    ("If you liked it, add us as a source on Google News.", "prompt_follow"),
]


@pytest.mark.parametrize(("text", "rule"), TAILS)
def test_lines_below_the_text_go(clean, text, rule):
    cleaned = clean(*BODY, text, site_name="Example Times")
    assert [block.text for block in cleaned.kept] == list(BODY)
    assert rules_of(cleaned) == {text: rule}


HONEST = [
    "This is a developing story.",
    "More details to follow.",
    "Correction: an earlier version misnamed the river.",
    "Subscribers to the ferry will pay ten roubles a month.",
    "“Subscribe to our newsletter!” a boy shouted from the pier.",
    "— Share this article, he told them, and laughed.",
    "Follow the river to the mill, the guide said.",
    "He works for the Example Times.",
    "The picture shows the old ferry.",
    "Brent crude: $83.20 a barrel (+1.1%)",
    "The bridge will open on 10 January 2022, officials say now.",
    "Nobody commented.",
    "Comments by the minister were brief.",
    "News of the delay came late.",
    "The source of the river is in the hills.",
]


@pytest.mark.parametrize("text", HONEST)
@pytest.mark.parametrize("place", ["above", "within", "below"])
def test_sentences_of_the_article_stay_wherever_they_stand(clean, text, place):
    lines = {
        "above": (text, *BODY),
        "within": (FIRST, text, SECOND, THIRD),
        "below": (*BODY, text),
    }[place]
    assert clean(*lines, site_name="Example Times").removed == ()


WITHIN = [
    ("Read also: Bread prices rise in the north", "related_links"),
    ("Subscribe to our newsletter", "prompt_subscribe"),
    ("Follow us on Facebook", "prompt_follow"),
    (TITLE, "repeated_title"),
    ("Photo: TASS", "caption"),
    ("Facebook Twitter Telegram", "share_bar"),
    ("Advertisement", "copyright"),
]


@pytest.mark.parametrize(("text", "rule"), WITHIN)
def test_lines_between_paragraphs_go_when_nothing_else_can_be_meant(clean, text, rule):
    cleaned = clean(FIRST, SECOND, text, THIRD, FIRST.upper(), SECOND.upper(), THIRD.upper())
    assert rules_of(cleaned) == {text: rule}


@pytest.mark.parametrize(
    "text",
    [
        "Leave a comment below",
        "Anna Ivanova",
        "Comments",
        "Politics",
        "Telegram",
        "10 January 2022",
        "Source: the ministry's yearbook",
        "Video: 25 frames",
        "More on the bridge",
    ],
)
def test_lines_between_paragraphs_stay_when_they_could_be_content(clean, text):
    lines = (FIRST, SECOND, text, THIRD, FIRST.upper(), SECOND.upper(), THIRD.upper())
    assert clean(*lines, authors=("Anna Ivanova",)).removed == ()


def test_a_question_about_the_site_is_a_heading(clean):
    question = "Why trust Example Times?"
    cleaned = clean(question, *BODY, site_name="Example Times")
    assert [block.text for block in cleaned.kept] == [question, *BODY]


def test_a_heading_of_links_goes_with_its_links(clean, line):
    cleaned = clean(
        FIRST,
        line("Read also", kind=BlockKind.HEADING),
        line("Bread prices rise in the north", link_density=1.0),
        line("Ferry timetable for the winter", link_density=1.0),
        SECOND,
        THIRD,
        "You may also like",
        "Fishermen ask for a longer season",
        "Why the old mill stands still",
        "“Nobody asked us” (interview)",
    )
    assert [block.text for block in cleaned.kept] == list(BODY)
    assert {cut.rule for cut in cleaned.removed} == {"related_links"}


def test_a_list_of_links_after_the_text_goes_one_linked_line_stays(clean, line):
    links = [line(f"Story {number} of the day", link_density=1.0) for number in range(3)]
    assert len(clean(*BODY, *links).removed) == 3
    assert clean(*BODY, links[0]).removed == ()
    assert clean(links[0], FIRST, links[1], links[2], SECOND, THIRD).removed == ()


def test_a_subheading_that_sounds_like_a_label_stays_above_prose(clean):
    lines = (FIRST, "More from Minsk", SECOND, THIRD, FIRST.upper(), SECOND.upper())
    assert clean(*lines).removed == ()


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("MINSK, January 10 (BelTA) — " + FIRST, "MINSK, January 10 (BelTA)"),
        ("Minsk (BelTA) - " + FIRST, "Minsk (BelTA)"),
        ("МОСКВА, 10 января — " + FIRST, "МОСКВА, 10 января"),
        ("МОСКВА. 10 января. ИНТЕРФАКС - " + FIRST, "МОСКВА. 10 января. ИНТЕРФАКС"),
        ("新华社北京1月10日电 " + FIRST, "新华社北京1月10日电"),
        ("【モスクワ共同】" + FIRST, "【モスクワ共同】"),
        (FIRST, None),
    ],
)
def test_the_dateline_is_read_and_stays(clean, opening, dateline):
    cleaned = clean(opening, SECOND, THIRD)
    assert cleaned.dateline == dateline
    assert cleaned.removed == ()


@pytest.mark.parametrize(
    "text", ["MINSK, 10 January (BelTA) —", "МИНСК, 10 января", "WARSAW (PAP)"]
)
def test_a_dateline_on_its_own_line_stays(clean, text):
    cleaned = clean(TITLE, text, *BODY)
    assert [block.text for block in cleaned.kept] == [text, *BODY]
    assert cleaned.dateline == text.rstrip(" —")


def test_a_headline_inside_a_byline_element_is_no_byline(clean, line):
    text = "Exclusive: the two engineers tease where they are thinking of taking the second bridge next"
    cleaned = clean(line(text, "author"), *BODY, authors=("Anna Ivanova",))
    assert cleaned.removed == ()


def test_the_byline_is_a_field(clean):
    assert clean("By Anna Ivanova", *BODY).byline == "By Anna Ivanova"
    assert clean(*BODY).byline is None


@pytest.mark.parametrize(
    ("language", "body", "tail", "rule"),
    [
        (
            "ru",
            "Совет отложил голосование по второму мосту, потому что члены совета попросили больше времени на отчёт инженеров, и это было правильно.",
            "Хотите знать больше о Союзном государстве? Подписывайтесь на наши новости в социальных сетях.",
            "prompt_know_more",
        ),
        (
            "de",
            "Der Rat hat die Abstimmung über die zweite Brücke verschoben, weil die Mitglieder mehr Zeit für den Bericht der Ingenieure haben wollten.",
            "Lesen Sie auch: Brotpreise steigen im Norden",
            "related_links",
        ),
        (
            "zh",
            "市议会周二推迟了对第二座大桥的表决，因为议员们要求有更多的时间来阅读工程师的报告，市长表示可以再等一个冬天。",
            "欢迎关注我们的微信公众号",
            "prompt_follow",
        ),
        (
            "ja",
            "市議会は火曜日、第二の橋についての採決を延期した。議員たちが技術者の報告書を読む時間をさらに求めたためで、市長はもう一冬待てると話した。",
            "この記事をシェアする",
            "prompt_share",
        ),
        (
            "ar",
            "أجل المجلس التصويت على الجسر الثاني بعد أن طلب الأعضاء مزيدا من الوقت لقراءة تقرير المهندسين الذي نشر في الأسبوع الماضي من قبل الوزارة.",
            "تابعنا على فيسبوك وتويتر",
            "prompt_follow",
        ),
    ],
)
@pytest.mark.parametrize("claim", [None, "en", "xx-YY"])
def test_the_text_tells_its_language_whatever_the_page_claims(
    clean, language, body, tail, rule, claim
):
    cleaned = clean(body, body[::-1], body.upper() + ".", tail, language_claim=claim)
    assert rules_of(cleaned) == {tail: rule}, language
