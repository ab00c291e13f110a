"""The agency credited in a byline or dateline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.normalise.agency import AGENCIES, decide_agency, find_agency, name_agency


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("MINSK, January 10 (BelTA) -", "BelTA"),
        ("WASHINGTON (AP) — The", "AP"),
        ("LONDON, Jan 10 (Reuters) -", "Reuters"),
        ("МОСКВА, 10 янв - РИА Новости.", "RIA Novosti"),
        ("МОСКВА, 10 января. /ТАСС/.", "TASS"),
        ("新华社北京1月10日电", "Xinhua"),
        ("Berlin (dpa) -", "dpa"),
        ("By John Smith, Associated Press", "AP"),
        ("By AFP staff in Paris", "AFP"),
        ("PHILADELPHIA, PA (January 10)", None),
        ("He said an apt thing", None),
        ("Spa, Belgium", None),
        ("By Ria Novak", None),
    ],
)
def test_finds_the_agency_of_a_credit(text, agency):
    assert find_agency(text) == agency


@pytest.mark.parametrize(
    ("signature", "agency"),
    [("Reuters", "Reuters"), ("By", None), ("The Associated Press", "AP"), ("Reuters Staff", "Reuters"), ("ИТАР-ТАСС", "TASS"),
     ("Anadolu Agency", "Anadolu"), ("Ria", None), ("Jane Doe", None)],
)  # fmt: skip
def test_a_whole_signature_names_an_agency_or_not(signature, agency):
    assert name_agency(signature) == agency


@pytest.mark.parametrize("canonical", sorted(AGENCIES))
def test_every_alias_leads_to_its_agency(canonical):
    for alias in AGENCIES[canonical]:
        assert name_agency(alias) == canonical
        assert find_agency(f"Text ({alias}) -") == canonical


def test_the_dateline_comes_before_the_names_and_these_before_the_byline():
    assert decide_agency(["AFP"], "By Reuters", "MINSK (BelTA)") == "BelTA"
    assert decide_agency(["Jane Doe", "AFP"], "By Reuters", "MINSK, January 10") == "AFP"
    assert decide_agency(["Jane Doe"], "By Reuters", None) == "Reuters"
    assert decide_agency([], None, None) is None


@given(st.text(max_size=120))
def test_only_agencies_of_the_table_are_named(text):
    assert find_agency(text) in {None, *AGENCIES}
