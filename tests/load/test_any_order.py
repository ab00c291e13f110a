"""In any order, in any chunks and killed at any commit, the same records end in the same bytes."""

import shutil
from contextlib import nullcontext
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from load.lake import open_lake
from load.publish import publish
from load.verify import verify_lake

DATASETS = ("articles", "revisions", "removed_blocks", "rejected_pages", "url_ledger")


@st.composite
def orders(draw):
    numbers = draw(st.permutations(range(12)))
    cuts = sorted(draw(st.sets(st.integers(1, 11), max_size=4)))
    return [numbers[a:b] for a, b in zip([0, *cuts], [*cuts, 12], strict=True)]


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chunks=orders())
def test_any_order_and_any_chunks_give_the_same_bytes(
    chunks, tmp_path_factory, make_article, make_cuts, make_rejection, take_picture
):
    def publish_chunks(groups):
        root = tmp_path_factory.mktemp("order") / "lake"
        lake = open_lake(root)
        for group in groups:
            articles = [
                make_article(
                    n,
                    source=f"s{n % 2}",
                    published_at=datetime(2026, 11, 1 + n % 3, tzinfo=UTC) if n % 4 else None,
                )
                for n in group
            ]
            cuts = {each.article_id: make_cuts("Share", "Subscribe") for each in articles[::2]}
            cuts |= {each.article_id: make_cuts("Share", "Subscribe") for each in articles[1::2]}
            rejected = [make_rejection(100 + n) for n in group]
            publish(lake, articles, cuts, rejected, run_id="r")
        return {name: kept[2] for name, kept in take_picture(root, *DATASETS).items()}

    assert publish_chunks(chunks) == publish_chunks([range(12)])


class KilledError(Exception):
    """Stands for SIGKILL between two commits."""


def test_killed_between_any_two_commits_and_run_again_it_ends_in_the_same_bytes(
    tmp_path, make_article, make_cuts, make_rejection, take_picture
):
    def build(hours, text):
        days = [datetime(2026, 11, 1 + n % 2, tzinfo=UTC) for n in range(4)]
        return [make_article(n, hours=hours, text=text, published_at=days[n]) for n in range(4)], {
            make_article(n).article_id: make_cuts(f"{text} {n}") for n in range(4)
        }

    publish(open_lake(tmp_path / "begun"), *build(0, "Old."), [make_rejection(8)], run_id="r1")

    def run(name, fault_at=None):
        """Publish a second batch, end before a commit takes effect, and publish it again."""
        shutil.copytree(tmp_path / "begun", tmp_path / name)
        lake = open_lake(tmp_path / name)
        plain, count = lake.store.replace, 0

        def replace(path, data, **options):
            nonlocal count
            count += 1
            if count == fault_at:
                raise KilledError
            plain(path, data, **options)

        lake.store.replace = replace
        articles, cuts = build(5, "New.")
        articles.append(make_article(9, hours=5))
        with pytest.raises(KilledError) if fault_at else nullcontext():
            publish(lake, articles, cuts, [make_rejection(7, hours=40)], run_id="r2")
        if fault_at:
            again = open_lake(tmp_path / name)
            publish(again, articles, cuts, [make_rejection(7, hours=40)], run_id="r2")
        assert list(verify_lake(tmp_path / name)) == []
        picture = take_picture(tmp_path / name, *DATASETS, "_lake/claims")
        return count, {path: kept[2] for path, kept in picture.items()}

    commits, expected = run("whole")
    assert commits >= 9
    for number in range(1, commits + 1):
        assert run(f"killed-{number}", number)[1] == expected
