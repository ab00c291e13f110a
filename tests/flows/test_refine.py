"""What a page is refined to can be stored."""

from dataclasses import replace

import pytest

from flows.refine import check_text
from tests.transform.test_duplicates import make_record


@pytest.mark.parametrize(
    "column",
    [{"title": "Half \ud83d"}, {"authors": ("Anna", "Half \ude00")}, {"image_url": "\ud83d"}],
)
def test_what_no_file_can_hold_is_a_fault_of_its_page(column):
    record = make_record("a", "b")
    check_text(record, ())
    with pytest.raises(UnicodeEncodeError):
        check_text(replace(record, **column), ())
