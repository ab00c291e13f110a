"""The dates that a page's visible lines show, with what the words around them say they are."""

import pytest

from extract.article.dates.date_lines import find_line_dates, find_line_distances, find_loose_dates

TEXT = "The council of the harbour town decided that the ferry keeps running through the winter, and nobody in the hall objected to it when the mayor asked whether anybody would."
FRAME = ["Bay Gazette", "Home", "News", "Sport", "Weather"] * 5
HEADLINE = len(FRAME)


def list_claims(*near, end=(), after=(), find=find_line_dates):
    lines = [*FRAME, "Ferry keeps running", *near, TEXT, TEXT, *[TEXT] * 15, *end, *after]
    last = len(lines) - 1 - len(after)
    found = find(lines, headline=HEADLINE, region=(HEADLINE, last))
    return [(claim.raw, claim.place.value, claim.role.value) for claim in found]


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("April 8, 2024", [("April 8, 2024", "byline", "unknown")]),
        ("By Ann Lee ● December 23, 2025 ● 6 min", [("December 23, 2025", "byline", "unknown")]),
        ("08.04.2024, 10:15 Uhr", [("08.04.2024, 10:15 Uhr", "byline", "unknown")]),
        ("10:15 Uhr, 08.04.2024", [("10:15 Uhr, 08.04.2024", "byline", "unknown")]),
        ("08 | 04 | 2024  Harbour | Video", [("08 | 04 | 2024", "byline", "unknown")]),
        ("2024-04-08T10:15:07+02:00 ", [("2024-04-08T10:15:07+02:00", "byline", "unknown")]),
        ("Published on 8th April, 2024", [("8th April, 2024", "byline", "published")]),
        ("Veröffentlicht am 8. April 2024", [("8. April 2024", "byline", "published")]),
        ("Опубликовано: 8 апреля 2024 г.", [("8 апреля 2024", "byline", "published")]),
        (
            "Última actualización: 8 de abril de 2024",
            [("8 de abril de 2024", "byline", "modified")],
        ),
        ("wurde am 8. April 2024 zuletzt geändert", [("8. April 2024", "byline", "modified")]),
        ("2024年4月8日 10時15分", [("2024年4月8日 10時15分", "byline", "unknown")]),
        ("8 अप्रैल 2024", [("8 अप्रैल 2024", "byline", "unknown")]),
        ("๘ เมษายน ๒๕๖๗", [("๘ เมษายน ๒๕๖๗", "byline", "unknown")]),
        (
            "Apr 8, 2024 Updated Aug 21, 2025 Reading time 15 min",
            [("Apr 8, 2024", "byline", "unknown"), ("Aug 21, 2025", "byline", "modified")],
        ),
        (
            "Jane DoeApril 8, 2024Updated:May 9, 2024",
            [("April 8, 2024", "byline", "unknown"), ("May 9, 2024", "byline", "modified")],
        ),
        ("8 de abril de 202421:25", [("8 de abril de 2024 21:25", "byline", "unknown")]),
        ("۸ آذر ۱۴۰۵ - ۱۲:۳۰", [("۸ آذر ۱۴۰۵ - ۱۲:۳۰", "byline", "unknown")]),
        ("28.01.2024 – 29.01.2024", []),
        ("Ferries ran 365 days in 2024, 12 more than before", []),
    ],
)
def test_a_line_near_the_headline_is_read_with_its_words(line, claims):
    assert list_claims(line) == claims


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("28 tháng 11, 2026", [("28 tháng 11, 2026", "byline", "unknown")]),
        ("2026. november 28.", [("2026. november 28.", "byline", "unknown")]),
        (
            "Publikuota: 2026 m. lapkričio 28 d.",
            [("Publikuota: 2026 m. lapkričio 28 d.", "byline", "published")],
        ),
        ("28 تشرين الثاني 2026 | محليات", [("28 تشرين الثاني 2026", "byline", "unknown")]),
        ("نشر في ٢٨/١١/٢٠٢٦", [("نشر في ٢٨/١١/٢٠٢٦", "byline", "published")]),
        ("۱۴۰۵/۰۹/۰۸ - ۱۲:۳۰", [("۱۴۰۵/۰۹/۰۸ - ۱۲:۳۰", "byline", "unknown")]),
        ("令和8年11月28日", [("令和8年11月28日", "byline", "unknown")]),
        ("၂၀၂၆ နိုဝင်ဘာ ၂၈", [("၂၀၂၆ နိုဝင်ဘာ ၂၈", "byline", "unknown")]),
        ("Office 2019 for 1234 users", []),
        ("From 2011 to 2014, 12 seasons", []),
        ("April 8, 2024", []),
        ("28.01.2024 – 29.01.2024", []),
        ("Ferries ran 365 days in 2024, 12 more than before", []),
    ],
)
def test_a_line_is_handed_on_whole_where_only_its_language_can_tell_the_date(line, claims):
    assert list_claims(line, find=find_loose_dates) == claims


def test_the_label_may_stand_in_the_line_above():
    assert list_claims("Last updated:", "Dec 12, 2025") == [("Dec 12, 2025", "byline", "modified")]


@pytest.mark.parametrize(
    ("opening", "claims"),
    [
        (f"29.11.2022 – {TEXT}", [("29.11.2022", "text", "unknown")]),
        (f"BAYTOWN (May 3, 2022) – {TEXT}", [("May 3, 2022", "text", "unknown")]),
        (f"On May 3, 2022 it rained. {TEXT}", []),
        (f"{TEXT} It was May 3, 2022.", []),
    ],
)
def test_running_text_counts_where_it_opens_with_its_date(opening, claims):
    assert list_claims(opening) == claims


def test_far_from_the_headline_a_line_must_say_what_its_date_is():
    assert list_claims(end=["Last updated: November 13, 2025"]) == [
        ("November 13, 2025", "byline", "modified")
    ]
    assert list_claims("May 3, 2022", end=["November 13, 2025"]) == [
        ("May 3, 2022", "byline", "unknown")
    ]
    assert list_claims(after=["Another story", "November 13, 2025"]) == []
    assert list_claims(after=["Erschienen am: 01.11.2023"]) == [("01.11.2023", "text", "published")]


def test_a_date_that_signs_the_article_counts_where_nothing_else_does():
    assert list_claims(end=["Ann Lee", "April 8, 2024"]) == [("April 8, 2024", "text", "unknown")]


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("Hamburg, den 8. April 2024", [("8. April 2024", "text", "unknown")]),
        ("Paris, le 8 avril 2024", [("8 avril 2024", "text", "unknown")]),
        ("Ferry day: 8 April 2024", []),
    ],
)
def test_a_place_signs_with_its_date_far_from_the_end_too(line, claims):
    assert list_claims(end=(line, *[TEXT] * 12)) == claims


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ann Lee • 2 hours ago • 5 min read", ["2 hours ago"]),
        ("vor 3 Stunden", ["vor 3 Stunden"]),
        ("2 часа назад", ["2 часа назад"]),
        ("3時間前", ["3時間前"]),
        ("Yesterday, 15:47", ["Yesterday, 15:47"]),
        ("5 min read", []),
        ("8 April", []),
    ],
)
def test_a_distance_from_now_is_told_by_its_words(line, told):
    lines = ["Ferry keeps running", line, TEXT, TEXT]
    found = find_line_distances(lines, headline=0, region=(0, 3))
    assert [claim.raw for claim in found] == told


def test_words_tell_the_role_in_any_case():
    assert list_claims("PUBLISHED: April 8, 2024") == [("April 8, 2024", "byline", "published")]
    assert list_claims("GEÄNDERT AM 8. April 2024") == [("8. April 2024", "byline", "modified")]


def test_of_very_many_dated_lines_the_first_and_the_last_are_read():
    listed = [f"Race number {place} of May 3, 2019" for place in range(5_000)]
    first, middle, last = (f"Last updated: April {day}, 2024" for day in (7, 8, 9))
    lines = [*[TEXT] * 15, first, *listed, middle, *listed]
    assert [raw for raw, _, _ in list_claims(*lines, end=[last])] == [
        "April 7, 2024",
        "April 9, 2024",
    ]
