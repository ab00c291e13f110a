"""Names beside the day under a headline sign the article; sections, places and sentences there do not."""

import pytest

from extract.article.authors.bylines import read_names
from extract.article.authors.dated_names import find_dated_names

DAY = "4 May 2022, 08:15"


@pytest.mark.parametrize(
    ("below", "names"),
    [
        (["Ann Reed | 4 May 2022"], ["Ann Reed"]),
        (["4 May 2022 08:15 – K. Nagy Péter"], ["K. Nagy Péter"]),
        (["Bożena Kalinowska2 maja 2022, 08:15"], ["Bożena Kalinowska"]),
        (["5 мая 2023, 14:30 2 417 просмотров Марина Кожевникова, собкор"], ["Марина Кожевникова"]),
        (["Hélène Vialle et Romain Coudert | Publié le 4 mars 2022"], ["Hélène Vialle", "Romain Coudert"]),
        (["Jan van den Berg", "Redacteur energie", "29 mrt 2023 06:00"], ["Jan van den Berg"]),
        (["A standfirst tells the story in a sentence.", "Ann Reed", DAY], ["Ann Reed"]),
        (["محمد الأمين ولد سيدي - نواذيبو 2 يوليو 2024"], ["محمد الأمين ولد سيدي"]),
        (["15 სექტემბერი, 2022 12:48", "ნანა დუმბაძე, ხულო"], []),
        (["ნანა დუმბაძე, ხულო", "15 სექტემბერი, 2022 12:48"], ["ნანა დუმბაძე"]),
        (["Ann Reed Updated: 4 May 2022"], ["Ann Reed"]),
        (["IHA Giriş: 04.05.2022 08:15"], []),
        (["ปกรณ์ ใจคำ", "25 พฤศจิกายน 2565"], ["ปกรณ์ ใจคำ"]),
    ],
)  # fmt: skip
def test_a_name_beside_the_day_signs(below, names):
    assert find_dated_names([], below) == names


@pytest.mark.parametrize(
    "below",
    [
        [DAY],
        ["Local News | 4 May 2022"],
        ["HARBOUR NEWS, 4 May 2022"],
        ["Leeds, 4 May 2022"],
        ["A long report on the harbour", DAY],
        ["The Mayor Resigned.", DAY],
        ["2022年5月4日 午前 10時"],
        ["Friday March 4, 2022"],
        ["Fri May 6, 2022 8:15 AM EDT"],
        ["Last Updated May 4 2022"],
        ["Last Updated: 4 May 2022"],
        ["First Published 4 May 2022"],
        ["Senast Uppdaterad 4 maj 2022"],
        ["Date Posted May 4, 2022"],
        ["New York, May 4, 2022"],
        ["Press Release | 4 May 2022"],
        ["Real Estate | 4 May 2022"],
        ["Reading Time 4 min | 4 May 2022"],
        ["Friday, 6 May 2022 British Summer Time"],
        ["Ann Reed"],
        ["Ann Reed", *["Prose that goes on and on."] * 5, DAY],
    ],
)
def test_what_is_no_name_signs_nothing(below):
    assert find_dated_names(["Home Local News Sport"], below) == []


def test_a_copy_for_small_screens_above_the_headline_is_no_menu():
    line = "K. Nagy Péter, 6 October 2024"
    assert find_dated_names([line], [line]) == ["K. Nagy Péter"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Af", ()),
        ("von", ()),
        ("記者潘慧雯／台東報導110年12月22日 17:25", ("潘慧雯",)),
        ("رپورٹ: نور حیات اور فرزانہ بی بی", ("نور حیات", "فرزانہ بی بی")),
    ],
)
def test_a_byline_loses_what_is_glued_to_its_names(byline, names):
    assert read_names(byline) == names
