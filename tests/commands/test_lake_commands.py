"""`newslake verify`, `maintain`, `snapshot`, `rules`, `reprocess`, `try`, `sources`."""

import json
import shutil
from datetime import UTC, date, datetime

import pytest

from config.read import choose_sources, read_settings, read_sources
from examples.aggregator.article_files import read_articles
from examples.aggregator.server import serve_site
from flows.backfilling.done_days import note_done_day, note_undated
from flows.replaying import replay
from flows.scheduling.due import ingest_due
from flows.scheduling.lease import lease_source
from flows.scheduling.source_state import SourceState, write_state
from flows.steps import map_jobs_in_threads, start_run
from load.lake import open_lake, open_store
from load.ledger import open_ledger
from load.site_rules import RulesStore
from records.outcome import Outcome
from records.site_rules import RuleOverrides

LATER = datetime(2022, 1, 15, 10, 0, tzinfo=UTC)
DATASETS = ("articles", "revisions", "removed_blocks", "rejected_pages")


def test_a_sound_lake_verifies(filled, newslake):
    ended = newslake("verify")
    assert (ended.status, ended.err) == (0, "")
    assert "sound" in ended.out


def test_a_damaged_file_is_named(filled, newslake):
    part = next(filled.lake.glob("articles/v1/*/*.parquet"))
    data = bytearray(part.read_bytes())
    for offset in range(200, 400):
        data[offset] ^= 0xFF
    part.write_bytes(bytes(data))
    ended = newslake("verify", "--json")
    assert ended.status == 1
    assert any(part.parent.name in finding["place"] for finding in json.loads(ended.out))


@pytest.mark.parametrize("lost", ["*.warc.gz", "*.index.jsonl"])
def test_a_lost_file_of_the_raw_archive_is_named(filled, newslake, lost):
    (gone,) = (filled.lake / "raw").rglob(lost)
    gone.unlink()
    rows = len(filled.read()) + len(filled.read("rejected_pages"))
    ended = newslake("verify", "--json")
    assert ended.status == 1
    assert json.loads(ended.out) == [
        {
            "place": str(gone.relative_to(filled.lake)),
            "problem": f"is gone; {rows} rows were read from its pages",
        }
    ]


def cut_lines(data):
    return b"".join(data.splitlines(keepends=True)[:-1])


@pytest.mark.parametrize(
    ("file", "damage", "problem"),
    [
        ("*.index.jsonl", lambda _: b"", "the index names no page"),
        ("*.index.jsonl", cut_lines, "lacks 1 pages that rows were read from, such as that at"),
        (
            "*.index.jsonl",
            lambda data: data.replace(b"r1-0.warc", b"r3-0.warc"),
            "the index names a page of another segment",
        ),
        (
            "*.index.jsonl",
            lambda data: data.replace(b"date=2022-01-15", b"date=2022-01-14"),
            "pages that rows were read from, such as that at 0 of",
        ),
        ("*.warc.gz", lambda data: data[:-1], "before 1 of its pages"),
        ("*.warc.gz", lambda _: b"", "ends at byte 0, before"),
    ],
)
def test_pages_that_the_raw_archive_holds_no_more_are_named(
    filled, newslake, file, damage, problem
):
    (damaged,) = (filled.lake / "raw").rglob(file)
    damaged.write_bytes(damage(damaged.read_bytes()))
    ended = newslake("verify", "--json")
    assert ended.status == 1
    (finding,) = json.loads(ended.out)
    assert finding["place"] == str(damaged.relative_to(filled.lake))
    assert problem in finding["problem"]


def test_damaged_notes_of_schedules_and_backfills_are_named(filled, newslake):
    store, day = open_store(str(filled.lake)), date(2022, 1, 10)
    write_state(store, SourceState(source="sample", started_at=LATER))
    note_done_day(store, "sample", day, "auto", discovered=3, done_at=LATER)
    note_undated(store, "sample", (day, day), "auto", done_at=LATER)
    assert newslake("verify").status == 0
    state = filled.lake / "_lake/sources/sample.json"
    shutil.copy(state, state.with_name("other.json"))
    days = sorted((filled.lake / "_lake/backfills").rglob("*.json"))
    for path in (state, *days):
        path.write_bytes(path.read_bytes()[:-9])

    found = {
        each["place"]: each["problem"] for each in json.loads(newslake("verify", "--json").out)
    }

    damaged = [state, state.with_name("other.json"), *days]
    assert found.keys() == {str(path.relative_to(filled.lake)) for path in damaged}
    assert found["_lake/sources/other.json"] == "is the state of sample"
    assert len(days) == 2


def test_maintenance_keeps_every_row(filled, newslake):
    before = filled.read()
    assert newslake("maintain").status == 0
    assert filled.read().equals(before)
    assert newslake("verify").status == 0


def test_a_snapshot_is_a_sound_lake(filled, newslake, tmp_path, monkeypatch):
    copy = tmp_path / "copy"
    assert newslake("snapshot", str(copy)).status == 0
    monkeypatch.setenv("NEWSLAKE_LAKE", str(copy))
    assert newslake("verify").status == 0


@pytest.mark.parametrize(
    "command",
    [["rules", "sample"], ["reprocess", "sample"], ["maintain"], ["migrate"], ["snapshot", "copy"]],
)
def test_a_lake_that_is_not_there_is_named_and_not_made(sample, newslake, monkeypatch, command):
    monkeypatch.chdir(sample.config)
    ended = newslake(*command)
    assert ended.status == 3
    assert ended.out == ""
    (line,) = ended.err.splitlines()
    assert f"{sample.lake}: is no lake" in line
    assert not sample.lake.exists()
    assert not (sample.config / "copy").exists()


def test_reprocessing_with_the_same_code_changes_nothing(filled, newslake):
    before = filled.list_parts()
    ended = newslake("reprocess", "sample", "--json")
    report = json.loads(ended.out)
    assert report["changed_rows"] == report["stored"] == 0
    assert filled.list_parts() == before


def test_reprocessing_refuses_a_range_that_ends_before_it_begins(filled, newslake):
    ended = newslake("reprocess", "sample", "--from", "2022-01-07", "--to", "2022-01-05")
    assert ended.status == 2
    assert "2022-01-05 lies before the first 2022-01-07" in ended.err


def test_reprocessing_an_emptied_lake_brings_the_same_rows_back(
    filled, newslake, tmp_path, monkeypatch
):
    before = filled.read()
    again = tmp_path / "again"
    again.mkdir()
    (again / "raw").symlink_to(filled.lake / "raw")
    monkeypatch.setenv("NEWSLAKE_LAKE", str(again))
    assert newslake("reprocess", "sample").status == 0
    filled.lake = again
    assert filled.read().equals(before)


@pytest.mark.parametrize("datasets", [("articles",), ("articles", "removed_blocks")])
def test_a_lost_day_of_publication_comes_back_by_reprocessing_the_source(
    filled, newslake, datasets
):
    before = {path: data for path, (_, data) in filled.list_parts().items()}
    part = next(filled.lake.glob("articles/v1/*/*.parquet"))
    part.write_bytes(part.read_bytes()[:-5])
    ended = newslake("reprocess", "sample")
    assert ended.status == 3
    assert "move it away and run `newslake reprocess SOURCE` without days" in ended.err
    for name in datasets:
        shutil.rmtree(filled.lake / name / "v1" / part.parent.name)

    assert newslake("reprocess", "sample").status == 0

    assert {path: data for path, (_, data) in filled.list_parts().items()} == before
    assert newslake("verify").status == 0


def test_reprocessing_tells_the_ledger_what_pages_read_otherwise_now_are(filled, newslake):
    before = filled.read("url_ledger").set_index("url_key")
    limits = "{max_list_pages: 20, min_words: 100000}"
    home = read_sources()["sample"].home
    filled.write_source("sample", home, limits=limits)
    assert newslake("reprocess", "sample").status == 0
    after = filled.read("url_ledger").set_index("url_key")
    read = before.index[before["state"].isin(["stored", "duplicate"])]
    assert len(read) > 40
    assert set(after.loc[read, "state"]) == {"rejected"}
    assert after["first_seen_at"].equals(before["first_seen_at"])
    with open_ledger(open_lake(str(filled.lake))) as ledger:
        held = ledger.get("sample", read)
    assert {entry.state for entry in held.values()} == {Outcome.REJECTED}
    assert all(entry.etag for entry in held.values())


def test_reprocessing_leaves_a_source_alone_that_a_run_holds(filled, newslake):
    before = filled.list_parts()
    with lease_source(read_settings(), "sample", run_id="r9", kind="ingest", now=LATER) as lease:
        assert lease.granted
        ended = newslake("reprocess", "sample")
    assert ended.status == 1
    assert "sample: held by ingest r9" in ended.err
    assert filled.list_parts() == before
    assert newslake("reprocess", "sample").status == 0


def test_a_run_leaves_a_source_alone_that_is_reprocessed(filled, newslake, monkeypatch):
    skipped = []
    read = replay.read_rows

    def run_meanwhile(*arguments):
        (source,) = choose_sources(read_sources(), ["sample"])
        run = start_run(read_settings(), now=LATER)
        report = ingest_due([source], run, map_jobs_in_threads, only_due=False)
        skipped.extend(report.skipped)
        return read(*arguments)

    monkeypatch.setattr(replay, "read_rows", run_meanwhile)
    assert newslake("reprocess", "sample").status == 0
    assert [line.startswith("sample: held by reprocess") for line in skipped] == [True, True]


def test_rules_show_support_and_take_a_persons_word(filled, newslake):
    learned = json.loads(newslake("rules", "sample", "--json").out)
    assert learned["rules"], "the sample site adds lines to its articles"
    rule = next(rule for rule in learned["rules"] if rule["state"] == "active")
    assert rule["support"] >= 4
    assert rule["examples"]
    ended = newslake("rules", "sample", "--forbid", rule["rule_id"])
    assert f"forbidden: {rule['rule_id']}" in ended.out
    assert newslake("rules", "sample", "--pin", "nonsense").status == 2
    ended = newslake("rules", "sample", "--pin", rule["rule_id"], "--forbid", rule["rule_id"])
    assert (ended.status, "once" in ended.err) == (2, True)


def test_of_a_forbidden_rule_that_has_faded_only_the_ban_can_be_taken_back(filled, newslake):
    store = open_store(str(filled.lake))
    faded = RuleOverrides(forbidden=("faded",))
    RulesStore(store).change_overrides("sample", lambda _: faded)
    ended = newslake("rules", "sample", "--pin", "faded")
    assert (ended.status, "has no rule 'faded'" in ended.err) == (2, True)
    assert newslake("rules", "sample", "--release", "faded").status == 0
    assert RulesStore(store).read_overrides("sample").forbidden == ()


def test_a_source_without_rules_has_no_rule_to_pin_and_says_so_as_json_too(filled, newslake):
    filled.write_source("other", "http://127.0.0.1:9/")
    assert "nothing has been learned" in newslake("rules", "other").out
    assert json.loads(newslake("rules", "other", "--json").out)["rules"] == []
    ended = newslake("rules", "other", "--pin", "zzz")
    assert ended.status == 2
    assert "other has no rule 'zzz'" in ended.err


def test_try_shows_a_page_with_its_cuts(workplace, newslake, tmp_path):
    article = read_articles()[0]
    page = tmp_path / "page.txt"
    page.write_text("\n\n".join(["Bbabo NET", article.title, *article.paragraphs, article.title]))
    ended = newslake("try", str(page))
    assert ended.status == 0
    assert "site_header" in ended.out
    assert "repeated_title" in ended.out
    ended = newslake("try", str(page), "--json")
    preview = json.loads(ended.out)
    assert preview["record"]["title"] == article.title
    assert all(isinstance(block["words"], list) for block in preview["clean"]["kept"])
    assert not workplace.lake.exists()


def test_try_names_a_page_that_is_no_article(newslake, tmp_path):
    page = tmp_path / "empty.html"
    page.write_text("<html><body></body></html>")
    ended = newslake("try", str(page))
    assert ended.status == 1
    assert "empty_page" in ended.err


@pytest.mark.parametrize("url", ["ftp://x/y", "file:///etc/passwd", "http://", "http://[::bad/"])
def test_try_names_an_address_that_is_none_of_a_page(workplace, newslake, url):
    ended = newslake("try", url)
    assert ended.status == 2
    (line,) = ended.err.splitlines()
    assert f"{url}: is no address of a page" in line


def test_try_refuses_to_ask_a_private_address(newslake, site):
    ended = newslake("try", f"{site}/")
    assert ended.status == 1
    assert "guard" in ended.err


def test_sources_are_listed_and_checked(sample, newslake):
    assert "sample" in newslake("sources", "list").out
    assert newslake("sources", "check").status == 0


def test_help_names_every_command(newslake):
    ended = newslake("--help")
    assert ended.status == 0
    for command in ("tour", "ingest", "backfill", "try", "rules", "reprocess", "verify"):
        assert command in ended.out


def test_reprocessing_brings_revisions_and_rejections_back(
    workplace, newslake, tmp_path, monkeypatch
):
    with serve_site() as home:
        port = int(home.rsplit(":", 1)[1])
        workplace.write_source("sample", f"{home}/", limits="{max_list_pages: 20}")
        workplace.ingest("sample", run_id="r1")
    with serve_site(port=port, edited=True):
        workplace.ingest("sample", run_id="r2", now=LATER)
    before = {name: workplace.read(name) for name in DATASETS}
    again = tmp_path / "again"
    again.mkdir()
    (again / "raw").symlink_to(workplace.lake / "raw")
    monkeypatch.setenv("NEWSLAKE_LAKE", str(again))
    assert newslake("reprocess", "sample").status == 0
    addresses = workplace.read("url_ledger")
    # an address that could not be fetched has no page in the archive
    addresses = addresses[addresses["state"].isin(["stored", "rejected", "duplicate"])]
    workplace.lake = again
    for name, rows in before.items():
        assert workplace.read(name).equals(rows), name
    assert newslake("verify").status == 0
    assert len(addresses) > 40
    assert workplace.read("url_ledger").equals(addresses.reset_index(drop=True))
