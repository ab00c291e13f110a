"""Records that repeat one another."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from records.pages import RawRef
from records.row import ArticleRecord
from transform.duplicates import drop_duplicates

FETCHED_AT = datetime(2022, 1, 10, tzinfo=UTC)


def make_record(
    article_id, title="Title", paragraphs=("One.", "Two."), *, source="sample", content_hash=None
):
    return ArticleRecord(
        article_id=article_id, url=f"https://example.org/{article_id}", source=source, title=title, standfirst=None,
        text="\n\n".join(paragraphs), paragraphs=paragraphs, authors=(), agency=None, published_at=None, published_raw=None,
        published_precision=None, published_from=None, published_zone_from=None, modified_at=None, first_seen_at=FETCHED_AT,
        fetched_at=FETCHED_AT, language=None, language_confidence=None, country=None, section=None, tags=(), image_url=None,
        origin_name=None, origin_url=None, paywalled=False, word_count=2, char_count=10,
        content_hash=content_hash or f"{title}/{paragraphs}", revision=1, updated_at=FETCHED_AT, rules_version="0",
        extractor_version="1", raw_ref=RawRef(segment="a", offset=0),
    )  # fmt: skip


def name_dropped(result):
    return [(one.record.article_id, one.original.article_id) for one in result.dropped]


def test_the_first_of_each_address_and_of_each_wording_is_kept():
    first, other = make_record("a"), make_record("b", title="Another")
    edited, copy = make_record("a", title="Edited"), make_record("c")
    result = drop_duplicates([first, other, edited, copy])
    assert result.kept == (first, other)
    assert name_dropped(result) == [("a", "a"), ("c", "a")]


def test_the_wording_of_a_displaced_version_may_be_another_articles():
    first, displaced = make_record("a", title="One"), make_record("a", title="Two")
    other = make_record("b", title="Two")
    result = drop_duplicates([first, displaced, other])
    assert result.kept == (first, other)


def test_the_border_between_paragraphs_counts():
    result = drop_duplicates(
        [make_record("a", paragraphs=("One.", "Two.")), make_record("b", paragraphs=("One.Two.",))]
    )
    assert len(result.kept) == 2


def test_sources_do_not_touch_each_other():
    result = drop_duplicates([make_record("a", source="one"), make_record("b", source="two")])
    assert len(result.kept) == 2


def test_what_the_lake_holds_under_another_id_is_a_duplicate():
    record = make_record("new", content_hash="same")
    result = drop_duplicates([record], known={"same": "old"})
    assert name_dropped(result) == [("new", "old")]


def test_what_the_lake_holds_under_the_same_id_is_kept():
    record = make_record("old", content_hash="same")
    assert drop_duplicates([record], known={"same": "old"}).kept == (record,)


def test_an_article_that_changes_in_this_run_frees_its_old_content():
    moved, changed = make_record("new", content_hash="same"), make_record("old", title="Now other")
    result = drop_duplicates([moved, changed], known={"same": "old"})
    assert result.kept == (moved, changed)


def test_a_copy_of_a_copy_points_to_the_stored_article():
    records = [make_record("b", content_hash="same"), make_record("c", content_hash="other")]
    assert name_dropped(drop_duplicates(records, known={"same": "old"})) == [
        ("b", "old"),
        ("c", "old"),
    ]


def test_an_article_with_a_row_is_kept_whatever_it_repeats():
    changed, other = make_record("old", content_hash="same"), make_record("new")
    result = drop_duplicates([other, changed], known={"same": "another"}, stored={"old"})
    assert result.kept == (changed,)
    assert [(one.record, one.original.article_id) for one in result.dropped] == [(other, "old")]


def test_of_an_article_with_a_row_only_the_first_record_is_kept():
    first, second = make_record("old"), make_record("old", title="Another")
    assert drop_duplicates([first, second], stored={"old"}).kept == (first,)


def test_a_duplicate_names_what_its_original_says():
    copy = make_record("b", content_hash="slightly other")
    (dropped,) = drop_duplicates([make_record("a", content_hash="first"), copy]).dropped
    assert dropped.original.content_hash == "first"


RECORDS = st.lists(
    st.builds(
        make_record,
        st.sampled_from("abcde"),
        st.sampled_from(["T", "U", "V"]),
        source=st.just("sample"),
    ),
    max_size=12,
)


@given(
    RECORDS,
    st.dictionaries(
        st.sampled_from(["T/('One.', 'Two.')", "U/('One.', 'Two.')"]), st.sampled_from("axyz")
    ),
)
def test_every_record_is_kept_or_dropped_and_dropping_again_drops_none(records, known):
    result = drop_duplicates(records, known=known)
    assert len(result.kept) + len(result.dropped) == len(records)
    assert len({one.article_id for one in result.kept}) == len(result.kept)
    assert len({one.title for one in result.kept}) == len(result.kept)
    assert drop_duplicates(result.kept, known={}).dropped == ()
    owners = {one.article_id for one in result.kept} | set(known.values())
    assert all(one.original.article_id in owners for one in result.dropped)


def test_text_that_utf_8_cannot_hold_is_compared_too():
    odd = make_record("a", title="\ud800")
    assert drop_duplicates([odd, replace(odd, article_id="b")]).kept == (odd,)
