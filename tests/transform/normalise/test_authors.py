"""People out of bylines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.normalise.authors import decide_authors, split_names


@pytest.mark.parametrize(
    ("signature", "names"),
    [
        ("By Alena Novik", ("Alena Novik",)),
        ("by: Alena Novik", ("Alena Novik",)),
        ("Written by Alena Novik", ("Alena Novik",)),
        ("Recipe by PJ Hamel", ("PJ Hamel",)),
        ("View all posts by Alena Novik →", ("Alena Novik",)),
        ("Von Hans Meier", ("Hans Meier",)),
        ("Von Ursula von Kardorff", ("Ursula von Kardorff",)),
        ("von der Leyen", ("von der Leyen",)),
        ("Par Luc Le Vaillant", ("Luc Le Vaillant",)),
        ("Текст: Анна Каренина", ("Анна Каренина",)),
        ("作者：张三", ("张三",)),
        ("記者王小明", ("王小明",)),
        ("John Smith and Mary Jones", ("John Smith", "Mary Jones")),
        ("John Smith, Mary Jones & Ann Lee", ("John Smith", "Mary Jones", "Ann Lee")),
        ("Max Muster und Erika Muster", ("Max Muster", "Erika Muster")),
        ("Ana Pérez y Juan Gómez", ("Ana Pérez", "Juan Gómez")),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Иван Петров, Пётр Сидоров", ("Иван Петров", "Пётр Сидоров")),
        ("AFP/dpa", ("AFP", "dpa")),
        ("By JOHN O'BRIEN and MARY MCDONALD, Staff Writers", ("John O'Brien", "Mary McDonald")),
        ("JK ROWLING", ("JK Rowling",)),
        ("J. K. ROWLING", ("J. K. Rowling",)),
        ("LUDWIG VAN BEETHOVEN", ("Ludwig van Beethoven",)),
        ("ЕЛЕНА ИВАНОВА", ("Елена Иванова",)),
        ("John Smith, Senior Reporter", ("John Smith",)),
        ("John Smith Staff Writer", ("John Smith",)),
        ("John Smith - Political Correspondent", ("John Smith",)),
        ("John Smith | January 10, 2022", ("John Smith",)),
        ("John Smith Thursday", ("John Smith",)),
        ("Jean-Luc Aufranc (Example Soft)", ("Jean-Luc Aufranc",)),
        ("Jane Doe, PhD, RN", ("Jane Doe",)),
        ("Jane Doe, CNN", ("Jane Doe",)),
        ("Jana Nováková, ČTZ", ("Jana Nováková",)),
        ("Jane Doe jane.doe@example.org", ("Jane Doe",)),
        ("Jane Doe, Photo: Max Muster", ("Jane Doe",)),
        ("Jane Doe The Associated Press", ("Jane Doe", "The Associated Press")),
        ("Eunji So and Wu Di", ("Eunji So", "Wu Di")),
        ("José", ("José",)),
    ],
)
def test_splits_a_signature_into_names(signature, names):
    assert split_names(signature) == names


@pytest.mark.parametrize(
    "signature",
    ["", "By", "admin", "Guest Author", "The Editors", "Redaktion", "https", "jane@example.org", "www.example.org",
     "example.com", "January 10, 2022", "12:30", "Updated 3 hours ago by", "Image: Getty", "12345", "Sponsored", "—", "Saturday",
     "6 years ago", "Special Correspondent", "наш корр.", "নিজস্ব প্রতিবেদক", "हमारे संवाददाता", "本报记者",
     "a very long line that is no name at all but rather a sentence of the page"],
)  # fmt: skip
def test_finds_no_person_where_none_signed(signature):
    assert split_names(signature) == ()


def test_agencies_are_set_apart_and_the_site_is_no_person():
    signed = decide_authors(
        ("By Jane Doe", "Reuters", "The Daily Example", "jane doe"),
        None,
        outlets=("Daily Example", None),
    )
    assert signed.people == ("Jane Doe",)
    assert signed.agencies == ("Reuters",)


def test_the_byline_speaks_only_where_no_name_was_claimed():
    assert decide_authors(("Jane Doe",), "By John Smith").people == ("Jane Doe",)
    assert decide_authors((), "By John Smith, 10 January 2022").people == ("John Smith",)
    assert decide_authors((), "Minsk, 10 January 2022").people == ()


WORDS = st.sampled_from(
    ["By", "von", "Jane", "DOE", "O'Neill", "and", "und", ",", "/", "|", "Reuters", "Staff", "Writer", "MD", "de", "la", "-", "(", ")",
     "Photo:", "y", "Иван", "作者", "AFP", "2022", "@x", "Thursday", "·", "\u200b", "é", "e\u0301"]
)  # fmt: skip


@pytest.mark.parametrize(
    "filling", ["-", " -", "by ", ", ", "and ", "(", "senior ", "y ", "A ", "\u200d"]
)
def test_a_line_made_to_confuse_is_read_like_any_other(filling):
    for name in split_names("a" + filling * 400 + "x"):
        assert len(name) <= 70


def test_the_house_signs_only_where_nobody_else_does():
    assert decide_authors(("The Editors",), None).people == ("The Editors",)
    assert decide_authors(("The Editors", "Jane Doe"), None).people == ("Jane Doe",)
    assert decide_authors(("The Editors", "Reuters"), None).people == ()
    assert decide_authors(("Jane Doe",), None, outlets=("Jane Doe",)).people == ("Jane Doe",)
    assert decide_authors(("Sample News",), None, outlets=("sample news",)).people == (
        "Sample News",
    )
    assert decide_authors(("admin",), None).people == ()


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=9).map(" ".join)))
def test_reading_names_again_changes_nothing(signature):
    first = decide_authors((signature,), None)
    again = decide_authors(first.people, None)
    assert again.people == first.people
    assert again.agencies == ()


@given(st.text(max_size=80))
def test_every_name_is_one_plain_line(signature):
    for name in split_names(signature):
        assert name == " ".join(name.split())
        assert name
