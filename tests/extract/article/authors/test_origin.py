"""What a page says of the outlet its text comes from, and of who may read all of it."""

import json

import pytest

from extract.article.read import read_article
from records.article import ParsedArticle

SENTENCE = "On point {} the council of the harbour town decided that the ferry keeps running through the winter, and nobody objected to it."


def read(*, head="", top="", end="", middle="", paragraphs=6) -> ParsedArticle:
    text = [
        f"<p>{SENTENCE.format(number)} {SENTENCE.format(-number)}</p>"
        for number in range(paragraphs)
    ]
    half, rest = "".join(text[: paragraphs // 2]), "".join(text[paragraphs // 2 :])
    html = (
        f"<html><head>{head}</head><body><article><h1>Ferry keeps running through the winter</h1>"
        f"{top}{half}{middle}{rest}{end}</article></body></html>"
    )
    parsed = read_article(html.encode(), url="https://bay.example/n/1", source="bay")
    assert isinstance(parsed, ParsedArticle)
    return parsed


def ld(**item) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **item})}</script>'


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: Harbour Gazette", "Harbour Gazette"),
        ("Источник: Российская газета", "Российская газета"),
        ("Quelle: Hafenblatt", "Hafenblatt"),
        ("— Source de l'article : Le Port", "Le Port"),
        ("来源：半月谈网", "半月谈网"),
        ("This article originally appeared on Grist.", "Grist"),
        ("Originally published in The Harbour Review", "The Harbour Review"),
        ("Dieser Artikel erschien zuerst bei Hafenblatt", "Hafenblatt"),
        ("Sources: Harbour Gazette", None),
        ("Source: Photo by Ann Lee", None),
        ("Source: FactSet, Bay Research", None),
        ("Source", None),
        ("First published in 2021", None),
    ],
)
def test_a_line_at_the_end_or_under_the_headline_names_the_origin(line, name):
    assert read(end=f"<p>{line}</p>").origin_name == name
    assert read(top=f"<p>{line}</p>").origin_name == name


def test_lines_under_figures_name_no_origin():
    figure = "<p>Source: Bay Statistics</p>"
    assert read(middle=figure, paragraphs=16).origin_name is None
    assert read(end=figure * 2).origin_name is None


def test_the_name_s_link_is_the_origin_s_address():
    line = '<p>Источник: <a href="https://gazette.example/2022/a.html">Harbour Gazette</a></p>'
    parsed = read(end=line)
    assert (parsed.origin_name, parsed.origin_url) == (
        "Harbour Gazette",
        "https://gazette.example/2022/a.html",
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="original-source" content="https://gazette.example/a">',
        '<meta name="syndication-source" content="https://gazette.example/a">',
        '<link rel="canonical" href="https://gazette.example/a">',
        ld(isBasedOn="https://gazette.example/a"),
    ],
)
def test_the_head_gives_the_address_of_the_original(head):
    assert read(head=head).origin_url == "https://gazette.example/a"


def test_the_page_itself_and_a_study_it_speaks_of_are_no_origin():
    own = '<link rel="canonical" href="http://bay.example/n/1">'
    study = ld(isBasedOn={"@type": "CreativeWork", "url": "https://journal.example/7"})
    assert read(head=own).origin_url is None
    assert read(head=study).origin_url is None


@pytest.mark.parametrize(
    ("line", "paywalled"),
    [
        ("Subscribe to continue reading this story.", True),
        ("Sign in to read the full article", True),
        ("Jetzt abonnieren und weiterlesen", True),
        ("Abonnez-vous pour lire la suite", True),
        ("Dieser Artikel ist nur für Abonnenten", True),
        ("Subscribe to our newsletter", False),
        ("Already a subscriber?", False),
        ("Continue reading below", False),
    ],
)
def test_a_short_text_that_ends_in_a_request_is_a_teaser(line, paywalled):
    assert read(end=f"<p>{line}</p>", paragraphs=4).paywalled is paywalled
    assert read(end=f"<p>{line}</p>", paragraphs=20).paywalled is False


def test_the_page_s_data_decide_before_its_lines():
    line = "<p>Subscribe to continue reading this story.</p>"
    assert not read(head=ld(isAccessibleForFree=True), end=line, paragraphs=4).paywalled
    assert read(head=ld(isAccessibleForFree="False"), paragraphs=20).paywalled
    locked = '<meta property="article:content_tier" content="locked">'
    assert read(head=locked, paragraphs=20).paywalled


@pytest.mark.parametrize(
    "line",
    [
        "Source: Reuters",
        "Quelle: dpa",
        "Fuente: EFE",
        "Fonte: Lusa",
        "Źródło: PAP",
        "Zdroj: ČTK",
        "Forrás: MTI",
        "Sursa: Agerpres",
        "Izvor: Tanjug",
        "Извор: Танјуг",
        "Източник: БТА",
        "Источник: ТАСС",
        "Джерело: Укрінформ",
        "Крыніца: БелТА",
        "Πηγή: ΑΠΕ-ΜΠΕ",
        "Källa: TT",
        "Kilde: NTB",
        "Kilde: Ritzau",
        "Bron: ANP",
        "Lähde: STT",
        "Kaynak: Anadolu Ajansı",
        "المصدر: وكالة الأنباء",
        "منبع: ایسنا",
        "מקור: רויטרס",
        "स्रोत: पीटीआई",
        "সূত্র: বাসস",
        "Sumber: Antara",
        "Nguồn: TTXVN",
        "ที่มา: สำนักข่าวไทย",
        "출처: 연합뉴스",
        "来源：新华社",
        "來源：中央社",
        "出典：共同通信",
        "Šaltinis: BNS",
        "Avots: LETA",
        "Allikas: ERR",
        "Font: ACN",
        "Vir: STA",
        "წყარო: ინტერპრესნიუსი",
        "Աղբյուր: Արմենպրես",
        "Дереккөз: ҚазАқпарат",
        "Mənbə: APA",
        "ماخذ: اے پی پی",
    ],
)
def test_a_line_names_its_source_in_forty_languages(line):
    name = line.replace("：", ":").partition(":")[2].strip()
    assert read(end=f"<p>{line}</p>").origin_name == name
