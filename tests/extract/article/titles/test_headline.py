"""The headline is chosen among headings and the head's claims, without the site's name."""

import pytest

from extract.article.titles.headline import TitleClaims, choose_headline, compare, trim_site_name


def claims(**told) -> TitleClaims:
    fields = {
        "structured": None,
        "social": None,
        "document": None,
        "site_name": None,
        "host": "www.bay.example",
    }
    return TitleClaims(**{**fields, **told})


@pytest.mark.parametrize(
    ("headings", "told", "title"),
    [
        ([(1, "Ferry stays")], {"document": "Ferry stays | Bay Gazette"}, "Ferry stays"),
        (
            [(1, "Bay Gazette"), (1, "Ferry stays")],
            {"document": "Ferry stays - Bay Gazette"},
            "Ferry stays",
        ),
        (
            [(1, "Bay Gazette"), (2, "Ferry stays")],
            {"document": "Bay Gazette » Ferry stays", "site_name": "Bay Gazette"},
            "Ferry stays",
        ),
        (
            [(1, "Bay Gazette"), (2, "“Ferry” stays!")],
            {"social": "ferry stays", "site_name": "Bay Gazette"},
            "“Ferry” stays!",
        ),
        ([(1, "The Bay")], {"document": "Ferry stays for now | The Bay"}, "Ferry stays for now"),
        (
            [],
            {"document": "Ferry stays in harbour - 18 March 2024 - Bay Gazette"},
            "Ferry stays in harbour",
        ),
        ([], {"document": "一渠活水润春苗--青河日报--青河新闻网"}, "一渠活水润春苗"),
        ([], {"social": "Ferry stays", "document": "Ferry | Bay"}, "Ferry stays"),
        (
            [],
            {"document": "Ferry stays for the winter – Bay Gazette"},
            "Ferry stays for the winter",
        ),
        ([(1, "A wholly different heading here")], {}, "A wholly different heading here"),
        (
            [(1, "A wholly different heading here")],
            {"social": "Ferry stays all winter"},
            "A wholly different heading here",
        ),
        ([(1, "One"), (1, "Two")], {"social": "Ferry stays all winter"}, "Ferry stays all winter"),
        ([], {}, None),
    ],
)
def test_the_headline_is_the_heading_the_head_supports(headings, told, title):
    assert choose_headline(headings, claims(**told)) == title


def test_a_claim_that_begins_like_another_loses_the_rest():
    told = claims(structured="Ferry stays", social="Ferry stays - A Bay Story")
    assert trim_site_name("Ferry stays - A Bay Story", told) == "Ferry stays"


def test_headlines_are_alike_by_their_words():
    assert compare("Ferry stays!", "ferry  stays") == 1.0
    assert compare("", "x") == 0.0
    assert 0.6 < compare("Ferry stays open", "Ferry stays open all winter") < 1.0
    assert compare("Ferry stays", "Bread rises") == 0.0


@pytest.mark.parametrize(
    ("document", "headline"),
    [
        ("渡轮冬季继续运行_本地新闻_江南网", "渡轮冬季继续运行"),
        ("渡轮冬季继续运行-新闻频道-江南网", "渡轮冬季继续运行"),
        ("渡轮冬季继续运行 - 江南网", "渡轮冬季继续运行"),
        ("フェリー、冬も運航へ｜港町新聞", "フェリー、冬も運航へ"),
        ("フェリー、冬も運航へ：港町新聞デジタル", "フェリー、冬も運航へ"),
        ("フェリー、冬も運航へ | 港町新聞オンライン", "フェリー、冬も運航へ"),
        ("여객선 겨울에도 운항 - 항구일보", "여객선 겨울에도 운항"),
        ("여객선 겨울에도 운항 :: 항구일보", "여객선 겨울에도 운항"),
        ("여객선 겨울에도 운항 < 사회 < 기사본문 - 항구일보", "여객선 겨울에도 운항"),
        ("Паром будет ходить всю зиму — Портовые известия", "Паром будет ходить всю зиму"),
        (
            "Паром будет ходить всю зиму / Новости / Портовые известия",
            "Паром будет ходить всю зиму",
        ),
        ("Паром будет ходить всю зиму » Портовые известия", "Паром будет ходить всю зиму"),
        ("Паром будет ходить всю зиму :: Портовые известия", "Паром будет ходить всю зиму"),
        ("Fähre fährt den ganzen Winter | Hafenbote", "Fähre fährt den ganzen Winter"),
        ("Fähre fährt den ganzen Winter » Hafenbote", "Fähre fährt den ganzen Winter"),
        ("Le ferry circulera tout l'hiver • Le Port", "Le ferry circulera tout l'hiver"),
        ("Ferry sails all winter – The Harbour Post", "Ferry sails all winter"),
        ("Ferry sails all winter ~ The Harbour Post", "Ferry sails all winter"),
        ("العبارة تعمل طوال الشتاء | جريدة الميناء", "العبارة تعمل طوال الشتاء"),
        (
            "کشتی در تمام زمستان کار می\u200cکند - خبرگزاری بندر",
            "کشتی در تمام زمستان کار می\u200cکند",
        ),
        ("המעבורת תפעל כל החורף | עיתון הנמל", "המעבורת תפעל כל החורף"),
        ("नौका पूरे सर्दियों में चलेगी | बंदरगाह समाचार", "नौका पूरे सर्दियों में चलेगी"),
        ("เรือข้ามฟากให้บริการตลอดฤดูหนาว - ข่าวเมืองท่า", "เรือข้ามฟากให้บริการตลอดฤดูหนาว"),
        ("Phà chạy suốt mùa đông | Báo Cảng", "Phà chạy suốt mùa đông"),
        ("Feri beroperasi sepanjang musim - Harian Pelabuhan", "Feri beroperasi sepanjang musim"),
        ("Prom będzie kursował całą zimę - Kurier Portowy", "Prom będzie kursował całą zimę"),
        ("Trajekt vozi cijele zime - Lučki list", "Trajekt vozi cijele zime"),
    ],
)
def test_what_a_title_adds_to_the_headline_is_cut_in_any_script(document, headline):
    told = claims(document=document)
    assert choose_headline([], told) == headline
    assert choose_headline([(1, headline)], told) == headline


@pytest.mark.parametrize(
    "document",
    [
        "Harbour Post | Ferry sails all winter through storm and ice",
        "Digital Home - Ferry sails all winter through storm and ice",
        "Harbour Post: news » Ferry sails all winter through storm and ice",
    ],
)
def test_a_headline_behind_the_site_s_name_is_the_heading(document):
    headline = "Ferry sails all winter through storm and ice"
    assert choose_headline([(1, headline)], claims(document=document)) == headline


def test_a_logo_that_closes_the_title_is_none():
    told = claims(document="Ferry stays | The Harbour Post")
    assert choose_headline([(1, "The Harbour Post")], told) == "Ferry stays"


def test_a_colon_parts_a_headline_too():
    document = "武汉的声音：有英勇的你，才有英雄的城！"
    assert choose_headline([], claims(document=document)) == document
