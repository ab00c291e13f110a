"""The outlet a syndicated text was taken from."""

import pytest

from transform.normalise.origin import decide_origin

PAGE = "https://www.harbour-post.example/world/1"


def decide(name=None, address=None, url=PAGE, own_names=("Harbour Post", None, "harbour")):
    return decide_origin(name, address, url=url, own_names=own_names)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (" Rossiyskaya\u00a0Gazeta ", "Rossiyskaya Gazeta"),
        ("РИА Новости", "RIA Novosti"),
        ("The Associated Press", "AP"),
        ("HARBOUR POST", None),
        ("Harbour-Post.example", None),
        ("", None),
        (None, None),
    ],
)
def test_a_name_stands_folded_unless_it_is_the_page_s_own(name, kept):
    assert decide(name) == (kept, None)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://gazette.example/2022/a.html", "https://gazette.example/2022/a.html"),
        ("//gazette.example/a", "https://gazette.example/a"),
        ("https://m.harbour-post.example/world/1", None),
        ("https://harbour-post.de/world/1", None),
        ("/world/2", None),
        ("https://gazette.example/", None),
        ("javascript:void(0)", None),
        ("http://staging/a/b", None),
        (None, None),
    ],
)
def test_an_address_is_an_origin_where_another_owner_s_page_stands(address, kept):
    assert decide(address=address) == (None, kept)
