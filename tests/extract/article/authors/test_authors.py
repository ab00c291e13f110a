"""Who wrote the article: names are read out of bylines, wherever the page has them."""

import pytest

from extract.article.authors.bylines import is_name, list_people, read_names
from extract.article.authors.signed_lines import list_signed_lines
from extract.article.read import read_article
from records.article import ParsedArticle
from tests.extract.article.ferry_page import TEXT, ld, read


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Alena Novik", ["Alena Novik"]),
        ("By Alena Novik and Piotr Maj", ["Alena Novik", "Piotr Maj"]),
        ("Von Jana Kurz, Redakteurin", ["Jana Kurz"]),
        ("Written by: Alena Novik | 4 May 2023", ["Alena Novik"]),
        ("Alena Novik Senior Staff Writer", ["Alena Novik"]),
        ("Novik, Alena", ["Novik", "Alena"]),
        ("Roy, Aniruddha", ["Roy", "Aniruddha"]),
        ("https://bay.example/a", []),
        ("desk@bay.example", []),
        ("May", []),
        ("12 comments", []),
        ("Harbour Staff", ["Harbour Staff"]),
        ("Bay Post Editorial Board", ["Bay Post Editorial Board"]),
        ("Md Karim Hossain", ["Md Karim Hossain"]),
        ("Alena Novik, MD", ["Alena Novik"]),
        ("Sat", []),
        ("Elena Ruiz, directora de la banca rural", ["Elena Ruiz"]),
        ("Elena Ruiz, de Cananeia", ["Elena Ruiz"]),
        ("محمود عبد الراضي وهبة السنوسي", ["محمود عبد الراضي", "هبة السنوسي"]),
        ("أحمد وليد حسن", ["أحمد وليد حسن"]),
        ("נועה ברקת ואיתי סלע", ["נועה ברקת", "איתי סלע"]),
        ("최은결 기자의 다른기사", ["최은결"]),
        ("Web Desk", []),
        ("作者：周晓岚 李卫东", ["周晓岚", "李卫东"]),
        ("長谷川 真理子", ["長谷川 真理子"]),
        ("Thứ Ba", []),
        ("Geplaatst door Wouter van Rijsbergen op do 21/09/2023", ["Wouter van Rijsbergen"]),
        ("Submitted by Ann Reed on Mon, 21/09/2023 - 10:15", ["Ann Reed"]),
        ("محمود الشربيني الأحد, 11/09/2025", ["محمود الشربيني"]),
        ("Pedro Domingo", ["Pedro Domingo"]),
        ("本报记者 李卫东 通讯员 周晓燕", ["李卫东", "周晓燕"]),
        ("ویب ڈیسک", []),
        ("Publicat el", []),
        ("প্রকাশিত: ০৯ জানুয়ারি ২০২৩", []),
        ("Super User", []),
        ("Parengė", []),
        ("de", []),
        ("Mette Krogh (tekst) og Bo Ravn (foto)", ["Mette Krogh"]),
        ("本报记者 陈晓芸 通讯员 李建国 王璐", ["陈晓芸", "李建国", "王璐"]),
        ("記者陳冠宇、林芷瑄／澎湖報導", ["陳冠宇", "林芷瑄"]),
        ("Riikka Ojala ja Sami Letto", ["Riikka Ojala", "Sami Letto"]),
        ("Harbour Boats Ltd.", []),
        ("Co. KG", []),
        ("Text by", []),
        ("page.head.extra.author", []),
    ],
)
def test_names_are_read_without_roles_dates_and_addresses(byline, names):
    if names in (["Novik", "Alena"], ["Roy", "Aniruddha"]):
        names = [f"{names[1]} {names[0]}"]
    assert read_names(byline) == tuple(names)


def test_what_is_too_long_or_has_no_letters_is_no_name():
    assert not is_name("one two three four five six seven")
    assert not is_name("12")
    assert not is_name("OH")


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (ld(**{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Alena Novik"}}), ""),
        (
            ld(
                **{
                    "@graph": [
                        {"@type": "Person", "@id": "#a", "name": "Alena Novik"},
                        {"@type": "Article", "author": {"@id": "#a"}},
                    ]
                }
            ),
            "",
        ),
        ('<meta name="author" content="Alena Novik">', ""),
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Alena Novik">',
            "",
        ),
        ("", '<a rel="author" href="/a">Alena Novik</a>'),
        ("", '<div class="byline">By <span>Alena Novik</span> <time>4 May 2023</time></div>'),
        ("", "<p>By Alena Novik</p>"),
        ("", "<p>By</p><p>Alena Novik</p>"),
        (
            '<meta property="og:site_name" content="Alena Novik"><meta name="author" content="Alena Novik">',
            "",
        ),
    ],
)
def test_authors_are_found_wherever_the_page_names_them(head, top):
    assert read(head, top).authors == ("Alena Novik",)


def test_two_marked_authors_are_both_read():
    top = '<div class="byline"><a>Alena Novik</a> and <a>Piotr Maj</a></div>'
    assert read("", top).authors == ("Alena Novik", "Piotr Maj")


@pytest.mark.parametrize(
    ("beside", "authors"),
    [
        ('<a rel="author">Piotr Maj</a>', ("Alena Novik", "Piotr Maj")),
        ('<a rel="author">Bay Post, Harbour Works</a>', ("Alena Novik",)),
        ("<i>Piotr Maj</i>", ("Alena Novik",)),
    ],
)
def test_who_signs_beside_the_one_that_the_data_name_is_an_author_too(beside, authors):
    head = '<meta name="author" content="Alena Novik">'
    byline = f'<div><a rel="author">Alena Novik</a>, {beside}</div>'
    assert read(head, byline).authors == authors
    assert read(head.replace("Alena Novik", "Eve Moss"), byline).authors == ("Eve Moss",)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Alena Novik | Piotr Maj", ("Alena Novik", "Piotr Maj")),
        ("Alena Novik · Piotr Maj · Eve Moss", ("Alena Novik", "Piotr Maj", "Eve Moss")),
        ("Alena Novik | Bay Newsroom", ("Alena Novik",)),
        ("Alena Novik | South Harbour Bay Post", ("Alena Novik",)),
        ("Alena Novik | 4 May 2022", ("Alena Novik",)),
    ],
)
def test_a_line_of_nothing_but_names_completes_the_data(line, authors):
    head = '<meta name="author" content="Alena Novik">'
    assert read(head, f"<div><b>{line}</b></div>").authors == authors


def test_who_comments_is_no_author():
    top = '<section class="comments"><a rel="author">Some Reader</a></section>'
    assert read("", top).authors == ()


@pytest.mark.parametrize("short", ["alena", "alena.novik", "AlenaNovik"])
def test_a_login_or_first_name_gives_way_to_the_full_name_that_it_is_short_for(short):
    head = f'<meta name="author" content="{short}">'
    assert read(head, "<p>By Alena Novik</p>").authors == ("Alena Novik",)
    assert read(head, "<p>By Piotr Maj</p>").authors == (short,)
    assert read(head, f"<p>By {short} in Harbour Life</p>").authors == (short,)
    assert read(head, f"<p>Von {short} am Samstag</p>").authors == (short,)
    assert read(head, "<p>By Alena van Novik</p>").authors == (
        (short,) if "ovik" in short else ("Alena van Novik",)
    )
    assert read(head).authors == (short,)


def test_the_next_label_in_a_line_is_no_part_of_the_name():
    page = (
        "<h1>渡轮停航</h1><p>时间：2023-09-14 作者：陈雪梅 点击：12 次</p>"
        + "<p>渡轮今天停航，居民只好绕道。</p>" * 9
    )
    parsed = read_article(page.encode(), url="https://bay.example/a/48213", source="bay")
    assert isinstance(parsed, ParsedArticle)
    assert parsed.authors == ("陈雪梅",)


ORGANISATION = ld(
    **{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Bay Newsroom"}}
)


def test_an_organisation_signs_only_where_no_person_does():
    assert read(head=ORGANISATION, top="<p class=byline>By Alena Novik</p>").authors == (
        "Alena Novik",
    )
    assert read(head=ORGANISATION).authors == ("Bay Newsroom",)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Propos recueillis par Sabine MONNET", ("Sabine MONNET",)),
        ("Текст: Катерина Шевчук, Олег Гавриш. Редакторка: Інна Дяченко", ("Катерина Шевчук", "Олег Гавриш")),
        ("By Eve Moss", ()),
    ],
)  # fmt: skip
def test_who_wrote_the_text_may_stand_below_it(line, authors):
    text = "".join(
        f"<p>The harbour board met for the {turn} time on Monday and heard what the dredging of the basin would cost the town.</p>"
        for turn in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    )
    page = f"<title>Ferry stays</title><h1>Ferry stays</h1>{text}{text.replace('Monday', 'Friday')}<p>{line}</p>"
    parsed = read_article(page.encode(), url="https://bay.example/a/48213", source="bay")
    assert isinstance(parsed, ParsedArticle)
    assert parsed.authors == authors


def test_the_site_s_name_behind_its_title_is_no_author_beside_a_person():
    head = '<title>Ferry stays | The Bay Echo</title><meta name="author" content="The Bay Echo">'
    page = f"<html><head>{head}</head><body><h1>Ferry stays</h1><p>By Alena Novik</p>{'<p>The ferry stays in the harbour for the winter.</p>' * 9}</body></html>"
    parsed = read_article(page.encode(), url="https://bay.example/a/48213", source="bay")
    assert isinstance(parsed, ParsedArticle)
    assert parsed.authors == ("Alena Novik",)


@pytest.mark.parametrize(
    "house", ["admin", "ioeditor", "Redacción", "Vindhya Desk", "Редакция", "Redação"]
)
def test_a_system_s_first_user_gives_way_to_who_signs(house):
    head = ld(**{"@type": "NewsArticle", "author": {"@type": "Person", "name": house}})
    posted = f"<p>By {house} | 4 May 2022</p>"
    assert read(head, f"{posted}<p>By Alena Novik</p>").authors == ("Alena Novik",)
    named = read(head, f"{posted}<p>Harbour Works</p><p>4 May 2022</p>").authors
    assert named in {(), (house,)}


def test_a_house_signs_where_nobody_does():
    head = ld(**{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Redacción"}})
    assert read(head).authors == ("Redacción",)
    assert read("", "<p>Por Redacción</p>").authors == ("Redacción",)


@pytest.mark.parametrize(
    ("language", "line"),
    [("sw", "Na Asha Mbwana"), ("ha", "Daga Asha Mbwana"), ("fil", "ni Asha Mbwana")],
)
def test_words_of_one_language_sign_in_that_language_only(language, line):
    def read_in(tag: str) -> tuple[str, ...]:
        text = (
            "<p>Wakazi wa mji wa bandari walikutana tena na kusema kwamba kivuko kitaendelea.</p>"
        )
        page = f'<html lang="{tag}"><h1>Kivuko</h1><p>{line}</p>{text}{TEXT}</html>'
        parsed = read_article(page.encode(), url="https://bay.example/n/1", source="bay")
        assert isinstance(parsed, ParsedArticle)
        return parsed.authors

    assert read_in(language) == ("Asha Mbwana",)
    assert list_signed_lines(["By Shabana Ali Hassan"], language) == ["By Shabana Ali Hassan"]
    assert list_signed_lines(["-" * 100_000, "—" * 100_000], language) == []
    assert read_in("pl") == ()


def test_two_may_sign_with_the_and_of_that_language():
    assert list_people(list_signed_lines(["Na Asha Juma na Peter Otieno"], "sw")) == (
        "Asha Juma",
        "Peter Otieno",
    )


def test_a_page_of_one_line_has_no_lines_to_sign():
    line = (
        "The ferry stays in the harbour for the winter, and nobody in the town objected to it. " * 7
    )
    page = f"<html><head><title>{line}</title></head><body><p>{line}</p></body></html>"
    read_article(page.encode(), url="https://bay.example/p/12345", source="bay")
    assert list_signed_lines([], "") == []


def test_an_agency_may_stand_before_who_signs_below():
    page = f"<h1>Ferry stays</h1>{TEXT}<p>(DPA) / Text: Alena Novik</p>"
    parsed = read_article(page.encode(), url="https://bay.example/a/48213", source="bay")
    assert isinstance(parsed, ParsedArticle)
    assert parsed.authors == ("Alena Novik",)
