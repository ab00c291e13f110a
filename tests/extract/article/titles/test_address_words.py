"""The words of an article's address stand in its headline or text; a page that has none of them is another page."""

import pytest

from extract.article.read import read_article
from extract.article.titles.address_words import count_told_words, list_address_words
from records.article import ParsedArticle
from records.links import DiscoveryKind, PageLink
from records.outcome import PageRejection, RejectReason

SLUG = "https://bay.example/2026/05/harbour-dredging-contract-awarded.html"
SHORT = "This page is shown to you in its place, and it will go away as soon as all has been settled between us."


def read(
    title: str, body: str, url: str = SLUG, *, link: PageLink | None = None, head: str | None = None
) -> ParsedArticle | PageRejection:
    html = f"<html><head><title>{head or title}</title></head><body><h1>{title}</h1><p>{body}</p></body></html>"
    return read_article(html.encode(), url=url, source="bay", link=link)


def make_link(url: str, title: str | None = None) -> PageLink:
    return PageLink(
        source="bay",
        url=url,
        key=url,
        found_on="https://bay.example/",
        found_by=DiscoveryKind.FEED,
        title=title,
    )


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/2026/05/harbour-dredging_contract.html", ("harbour", "dredging", "contract")),
        ("/Stadt/Br%C3%BCcke-f%C3%BCr-Radfahrer/", ("brucke", "radfahrer")),
        ("/news/harbour-works-begin/48213", ("harbour", "works", "begin")),
        ("/local-news/harbour", ()),
        ("/a/48213", ()),
        ("/news/news-detail/", ()),
        ("/presse/aktuelle-meldungen/hafen-news", ()),
        ("/show-harbour-page.php?id=48213", ()),
        ("/harbour-works-begin?utm_id=x&gclid=4b2", ("harbour", "works", "begin")),
        ("", ()),
    ],
)
def test_the_words_are_those_of_the_last_part_that_has_any(path, words):
    assert list_address_words(f"https://bay.example{path}") == words


@pytest.mark.parametrize("address", ["https://[bay.example/harbour-works", "file:harbour-works"])
def test_a_broken_address_has_no_words(address):
    assert list_address_words(address) == ()


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("brucke", "Neue Brücke"),
        ("bruecke", "Neue Brücke"),
        ("strasse", "Lange Straße"),
        ("lodz", "Dach in Łódź"),
        ("sjaelland", "Ned med Sjælland"),
        ("oesterbro", "Ved Østerbro"),
        ("ecole", "L’École fermée"),
    ],
)
def test_addresses_spell_marked_letters_in_several_ways(word, text):
    assert count_told_words((word,), text) == 1


@pytest.mark.parametrize(
    ("title", "said", "reason"),
    [
        ("Your choice", "Pick how cookies are used.", RejectReason.CONSENT_WALL),
        ("One moment", "We look at your browser first.", RejectReason.BOT_WALL),
        ("Hello again", "Please sign in, or make an account.", RejectReason.LOGIN_FORM),
    ],
)
def test_a_short_page_without_a_word_of_its_address_is_rejected_for_what_it_says(
    title, said, reason
):
    stranger = read(title, f"{said} {SHORT}")
    assert isinstance(stranger, PageRejection)
    assert stranger.reason is reason


def test_a_stranger_that_says_nothing_else_is_a_page_that_is_gone():
    sorry = f"We have looked everywhere for it. {SHORT}"
    stranger = read("So sorry", sorry, head="The Bay")
    assert isinstance(stranger, PageRejection)
    assert stranger.reason is RejectReason.SOFT_404


def test_another_script_says_nothing_of_a_transcribed_address():
    text = "Порт углубят к осени, сообщили в мэрии. Работы начнутся в мае и займут полгода."
    assert isinstance(read("Порт углубят", text), ParsedArticle)


def test_a_headline_with_the_words_of_the_address_is_believed_whatever_it_speaks_of():
    title = "Access denied: harbour dredging contract awarded to nobody"
    text = f"Checking your browser, said the screens of the office. Nobody could log in. {SHORT} {SHORT} {SHORT}"
    assert isinstance(read(title, text), ParsedArticle)
    assert isinstance(read(title, text, "https://bay.example/48213"), PageRejection)


def test_an_address_in_another_language_than_its_two_paragraphs_is_no_fault():
    czech = (
        "Předplatné zpravodajského webu má už osmnáct procent dospělých, před pěti lety to byla pouhá čtyři.</p>"
        "<p>Sociolog upozorňuje na druhou stranu mince: polovina dotázaných článek zavře a jde číst jinam."
    )
    assert isinstance(read("Čeští čtenáři si zvykli platit", czech), ParsedArticle)


def test_the_title_that_a_page_was_linked_by_is_asked_for_too_in_any_script():
    address = "https://bay.example/n/48213"
    link = make_link(address, "Порт углубят до осени, решила мэрия")
    sorry = "Всюду искали, а его нигде не видно. Унесло ветром."
    stranger = read("Простите", sorry, address, link=link)
    assert isinstance(stranger, PageRejection)
    assert stranger.reason is RejectReason.SOFT_404
    assert isinstance(read("Простите", sorry, address), ParsedArticle)
    assert isinstance(read("Порт углубят", sorry, address, link=link), ParsedArticle)
    assert isinstance(
        read("Простите", sorry, address, link=make_link(address, "Читать")), ParsedArticle
    )


def test_a_page_that_an_article_redirects_to_knows_none_of_its_words():
    front, told = "https://bay.example/start", "All that is new on the bay, each day."
    assert isinstance(read("The Bay", told, front), ParsedArticle)
    assert isinstance(read("The Bay", told, front, link=make_link(SLUG)), PageRejection)
