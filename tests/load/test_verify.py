"""Verification names everything in a lake that is not as newslake promises."""

import random
import shutil
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from load.books import write_books
from load.errors import BooksDoNotClose
from load.lake import open_lake, open_store
from load.ledger import LedgerEntry
from load.maintain import maintain_lake
from load.publish import publish
from load.schema import ARTICLES, REVISIONS
from load.site_rules import RulesStore
from load.url_states import publish_url_states
from load.verify import check_dataset, verify_lake
from records.outcome import Outcome, SourceBooks
from records.site_rules import ArticleEvidence, SiteRules
from tests.load.parts import PART, START, edit_rows, set_column


def test_a_sound_lake_verifies(full_lake):
    assert list(verify_lake(full_lake)) == []


def test_verify_finds_a_changed_text(full_lake):
    edit_rows(full_lake / "articles" / PART, lambda rows: set_column(rows, "title", ["x"] * 6))

    problems = [finding.problem for finding in verify_lake(full_lake)]
    assert problems == ["its fields are not those of its content_hash"] * 6


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("text", "other", "its text is not its paragraphs"),
        ("char_count", 1, "its char_count is not the length of its text"),
        ("revision", 7, "stands at revision 7"),
    ],
)
def test_verify_finds_a_wrong_column(full_lake, column, value, problem):
    edit_rows(
        full_lake / "articles" / PART,
        lambda rows: set_column(rows, column, [value, *rows[column].to_pylist()[1:]]),
    )

    (finding,) = verify_lake(full_lake)
    assert finding.problem.startswith(problem)
    assert "date=2026-11-19" in finding.place


def test_verify_finds_an_article_in_two_partitions(full_lake):
    other = full_lake / "articles/v1/date=2026-11-20"
    other.mkdir()
    shutil.copy(full_lake / "articles" / PART, other)

    problems = [finding.problem for finding in verify_lake(full_lake)]
    assert problems.count("stands in 2 partitions") == 6
    assert problems.count("lies in 2026-11-20, claims say 2026-11-19") == 6


def test_verify_finds_lost_revisions_claims_and_articles(full_lake):
    edit_rows(full_lake / "revisions" / PART, lambda rows: rows.slice(1), REVISIONS)
    assert ["revisions hold []" in each.problem for each in verify_lake(full_lake)] == [True]

    edit_rows(full_lake / "articles" / PART, lambda rows: rows.slice(0, 0))
    assert "has revisions, but is not there" in {each.problem for each in verify_lake(full_lake)}

    shutil.rmtree(full_lake / "_lake/claims/articles")
    assert any("claims say no day" in each.problem for each in verify_lake(full_lake))


def test_verify_finds_a_lost_day_by_what_speaks_of_it(full_lake, make_article):
    lake = open_lake(full_lake)
    ids = [make_article(n, source=f"s{n % 2}").article_id for n in range(6)]
    entry = LedgerEntry(source="s1", key="k", url="u", state=Outcome.STORED, first_seen_at=START)
    states = [replace(entry, key=each, article_id=each) for each in ids]
    publish_url_states(lake, states)
    assert list(verify_lake(full_lake)) == []
    shutil.rmtree((full_lake / "articles" / PART).parent)

    found = [(finding.place, finding.problem) for finding in verify_lake(full_lake)]
    lost = f"lacks 6 articles that url_ledger names, such as {min(ids)}"
    assert ("articles/v1/date=2026-11-19", lost) in found
    assert [problem for _, problem in found if problem != lost] == [
        "has revisions, but is not there"
    ] * 3

    shutil.rmtree(full_lake / "_lake/claims/articles")
    shutil.rmtree(full_lake / "articles/v1")
    assert ("articles/v1", lost) in [(each.place, each.problem) for each in verify_lake(full_lake)]


def test_verify_finds_a_rejected_address_whose_row_is_lost(full_lake, make_rejection):
    lake = open_lake(full_lake)
    rejection = make_rejection(50)
    entry = LedgerEntry(
        source=rejection.source,
        key=rejection.url,
        url=f"{rejection.url}?utm_source=rss",
        state=Outcome.REJECTED,
        first_seen_at=START,
    )
    publish_url_states(lake, [entry])
    assert list(verify_lake(full_lake)) == []

    publish_url_states(lake, [replace(entry, key="https://news.example/lost")])
    (finding,) = verify_lake(full_lake)
    assert finding.place == "rejected_pages/v1"
    assert finding.problem.startswith("lacks 1 addresses that url_ledger calls rejected, such as")

    shutil.rmtree(full_lake / "rejected_pages/v1")
    (finding,) = verify_lake(full_lake)
    assert finding.problem.startswith("lacks 2 addresses")


def test_verify_finds_rules_that_cleaned_rows_and_are_gone(full_lake, make_article):
    lake = open_lake(full_lake)
    rules = SiteRules(source="s1", version="v7", articles=1, rules=())
    RulesStore(lake.store).keep_rules(rules)
    publish(lake, [replace(make_article(20, source="s1"), rules_version="v7")], run_id="r3")
    assert list(verify_lake(full_lake)) == []
    (full_lake / "_lake/site_rules/s1/versions/v7.json").unlink()

    assert [(each.place, each.problem) for each in verify_lake(full_lake)] == [
        ("_lake/site_rules/s1/versions/v7.json", "is gone; it cleaned 1 rows")
    ]


@pytest.mark.parametrize(
    "name", ["current.json", "versions/v7.json", "overrides.json", "evidence.json.zst"]
)
@pytest.mark.parametrize("kept", [0, 0.5])
def test_verify_finds_damaged_files_of_rules(full_lake, name, kept):
    store = RulesStore(open_lake(full_lake).store)
    store.keep_rules(SiteRules(source="s1", version="v7", articles=1, rules=()))
    store.add_evidence(
        "s1", [ArticleEvidence(article_id="a" * 32, content_keys=("1",), sightings=())]
    )
    assert list(verify_lake(full_lake)) == []
    path = full_lake / "_lake/site_rules/s1" / name
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])

    assert [finding.place for finding in verify_lake(full_lake)] == [str(path)]


def test_verify_finds_corrupt_foreign_and_unordered_files(full_lake):
    (full_lake / "articles/v1/notes.txt").write_text("x")
    path = full_lake / "removed_blocks" / PART
    path.write_bytes(path.read_bytes()[:-5])
    rows = pq.ParquetFile(full_lake / "articles" / PART).read()
    table = rows.take(list(range(rows.num_rows))[::-1])
    pq.write_table(table, full_lake / "articles" / PART)
    (full_lake / "_lake/claims/rejected_pages/tail.arrow").write_text("x")

    found = {
        finding.place.removeprefix(f"{full_lake}/"): finding.problem
        for finding in verify_lake(full_lake)
    }
    assert "is not a part file" in found["articles/v1/notes.txt"]
    assert "is not a readable part file" in found[f"removed_blocks/{PART}"]
    assert found[f"articles/{PART}"] == "its rows are out of order"
    assert "is not a file of claims" in found["_lake/claims/rejected_pages/tail.arrow"]


def test_verify_finds_a_damaged_bit_anywhere_in_a_file(full_lake):
    path = full_lake / "articles" / PART
    whole = path.read_bytes()
    # but in the name of the file's writer: its rows are whole, and filtered alike
    writer = pq.read_metadata(path).created_by.encode()
    named = range(whole.rindex(writer), whole.rindex(writer) + len(writer))
    chance = random.Random(7)
    for place in chance.sample(sorted({*range(len(whole))} - {*named}), 250):
        data = bytearray(whole)
        data[place] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        found = check_dataset(open_store(full_lake), ARTICLES)
        assert any(PART in finding.place for finding in found), place


def test_verify_compares_the_statistics_of_a_file_that_another_arrow_wrote(full_lake):
    path = full_lake / "articles" / PART
    writer = pq.read_metadata(path).created_by.encode()
    data = path.read_bytes().replace(writer, writer[:-1] + b"x")
    path.write_bytes(data)
    assert list(verify_lake(full_lake)) == []

    least = min(pq.read_table(path)["article_id"].to_pylist()).encode()
    path.write_bytes(b"f".join([data[: data.rindex(least)], data[data.rindex(least) + 1 :]]))
    assert [finding.problem for finding in verify_lake(full_lake)] == [
        "its statistics are not those of its rows"
    ]


def test_verify_takes_what_was_merged_and_recompressed_for_sound(lake, root, make_article):
    """Row groups, merges and levels change nothing: the same rows are the same bytes."""
    for step in range(3):
        batch = [
            make_article(n, hours=n + 5 * step, text=f"{step}") for n in range(0, 7000, step + 1)
        ]
        publish(lake, batch, run_id=f"r{step}")
    assert pq.read_metadata(root / "articles" / PART).num_row_groups == 2
    assert list(verify_lake(root)) == []

    maintain_lake(lake, now=START + timedelta(days=30))
    assert list(verify_lake(root)) == []


def test_verify_finds_doubled_rows(full_lake):
    edit_rows(
        full_lake / "articles" / PART, lambda rows: pa.concat_tables([rows, rows.slice(0, 1)])
    )

    assert any("1 rows whose key stands there" in each.problem for each in verify_lake(full_lake))


def test_verify_finds_open_books_and_a_damaged_marker(lake, root):
    books = SourceBooks(source="s1", discovered=2, ends=Counter({Outcome.STORED: 1}))
    with pytest.raises(BooksDoNotClose):
        write_books(lake, "r9", START, START, [books])
    (finding,) = verify_lake(root)
    assert (finding.place, finding.problem) == ("run r9", "s1 discovered 2, ended 1")

    (root / "_lake/schema.json").write_text("{}")
    for path in root.glob("_lake/runs/*"):
        path.write_text("{}")
    assert len(list(verify_lake(root))) == 2


def test_verify_says_what_is_no_lake(tmp_path):
    assert [finding.problem for finding in verify_lake(tmp_path)] == ["is no lake"]
