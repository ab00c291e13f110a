"""Claims: the first day an identity asks for is its day for ever, however many there are."""

import hashlib
import shutil
from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import load.claims
from load.claim_set import decode_claims, to_day_number
from load.claims import Claims
from load.errors import CorruptFile
from load.lake import open_lake
from load.publish import publish
from load.read import read_articles
from load.storage.disk import DiskStore
from load.storage.disk_probes import prepare_folder
from load.verify import verify_lake

DAY = date(2026, 11, 23)

KEYS = st.integers(0, 60).map(lambda n: hashlib.md5(str(n).encode()).hexdigest())
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def open_store(folder):
    store = DiskStore(folder)
    prepare_folder(store, [])
    return store


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rounds=st.lists(st.dictionaries(KEYS, DAYS, max_size=20), max_size=8))
def test_the_first_day_asked_for_is_kept_for_ever(rounds, tmp_path_factory, monkeypatch):
    monkeypatch.setattr(load.claims, "CLAIMS_PER_SEALED_FILE", 10)
    store = open_store(tmp_path_factory.mktemp("claims"))
    expected = {}
    for wanted in rounds:
        expected = {**wanted, **expected}

        days = Claims(store, "articles").claim_days(wanted)

        assert days == {key: expected[key] for key in wanted}
    assert Claims(store, "articles").find_days(expected) == expected
    assert sum(len(each.ids) for each in Claims(store, "articles").iterate_sets()) == len(expected)


def test_a_run_rewrites_only_the_tail(tmp_path, monkeypatch):
    monkeypatch.setattr(load.claims, "CLAIMS_PER_SEALED_FILE", 100)
    store = open_store(tmp_path)
    for start in range(0, 1000, 50):
        keys = [hashlib.md5(str(n).encode()).hexdigest() for n in range(start, start + 50)]
        Claims(store, "articles").claim_days(dict.fromkeys(keys, DAY + timedelta(start)))

    tail = store.read("_lake/claims/articles/tail.arrow")
    claims, sealed = decode_claims(tail.data, "tail")
    assert len(claims.ids) <= 150
    assert len(sealed) >= 6


def test_a_kill_between_sealing_and_the_new_tail_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(load.claims, "CLAIMS_PER_SEALED_FILE", 3)
    store = open_store(tmp_path)
    keys = [hashlib.md5(str(n).encode()).hexdigest() for n in range(6)]
    Claims(store, "articles").claim_days(dict.fromkeys(keys[:3], DAY))
    tail_path = tmp_path / "_lake/claims/articles/tail.arrow"
    before = tail_path.read_bytes()
    Claims(store, "articles").claim_days({keys[3]: DAY})
    tail_path.write_bytes(before)  # the sealed file stands, the new tail was never written

    later = Claims(store, "articles").claim_days(dict.fromkeys(keys, DAY + timedelta(1)))

    assert [later[key] for key in keys] == [DAY] * 3 + [DAY + timedelta(1)] * 3
    assert len(list(tmp_path.glob("_lake/claims/articles/sealed-*"))) == 1


@pytest.mark.parametrize("damage", [b"", b"ARROW1\0\0 nonsense", None])
def test_damaged_claims_name_the_file_and_the_remedy(tmp_path, damage):
    store = open_store(tmp_path)
    key = hashlib.md5(b"1").hexdigest()
    Claims(store, "articles").claim_days({key: DAY})
    path = tmp_path / "_lake/claims/articles/tail.arrow"
    path.write_bytes(path.read_bytes()[:-9] if damage is None else damage)

    with pytest.raises(CorruptFile, match=r"tail\.arrow.*delete the folder"):
        Claims(store, "articles").find_days([key])


@pytest.mark.parametrize("sealed_after", [1, 100])
def test_one_damaged_bit_of_a_claim_is_named(tmp_path, monkeypatch, sealed_after):
    monkeypatch.setattr(load.claims, "CLAIMS_PER_SEALED_FILE", sealed_after)
    store = open_store(tmp_path)
    keys = [hashlib.md5(str(n).encode()).hexdigest() for n in range(2)]
    for key in keys:
        Claims(store, "articles").claim_days({key: DAY})
    day = to_day_number(DAY).to_bytes(4, "little")
    for path in tmp_path.glob("_lake/claims/articles/*.arrow"):
        whole = path.read_bytes()
        for value in (bytes.fromhex(keys[0]), bytes.fromhex(keys[1]), day):
            if value not in whole:
                continue
            data = bytearray(whole)
            data[whole.index(value)] ^= 8
            path.write_bytes(data)
            with pytest.raises(CorruptFile, match=rf"{path.name}: holds other.*delete the folder"):
                Claims(store, "articles").claim_days({f"{5:032x}": DAY})
        path.write_bytes(whole)
    assert Claims(store, "articles").find_days(keys) == dict.fromkeys(keys, DAY)


def test_claims_of_a_version_that_noted_no_digest_are_read_and_go_on(tmp_path):
    store = open_store(tmp_path)
    keys = [hashlib.md5(str(n).encode()).hexdigest() for n in range(2)]
    Claims(store, "articles").claim_days({keys[0]: DAY})
    path = tmp_path / "_lake/claims/articles/tail.arrow"
    table = pa.ipc.open_file(path).read_all().replace_schema_metadata({"sealed": "[]"})
    with pa.ipc.new_file(path, table.schema) as writer:
        writer.write_table(table)

    later = DAY + timedelta(1)
    days = Claims(store, "articles").claim_days(dict.fromkeys(keys, later))

    assert days == {keys[0]: DAY, keys[1]: later}
    assert b"digest" in pa.ipc.open_file(path).schema.metadata


def test_a_missing_sealed_file_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(load.claims, "CLAIMS_PER_SEALED_FILE", 1)
    store = open_store(tmp_path)
    keys = [hashlib.md5(str(n).encode()).hexdigest() for n in range(3)]
    for key in keys:
        Claims(store, "articles").claim_days({key: DAY})
    for path in tmp_path.glob("_lake/claims/articles/sealed-*"):
        path.unlink()

    with pytest.raises(CorruptFile, match=r"sealed-.*is missing"):
        Claims(store, "articles").find_days(keys)


def test_claims_lost_under_a_writer_are_rebuilt_by_it(lake, root, make_article, make_rejection):
    publish(lake, [make_article(n) for n in range(5)], {}, [make_rejection(9)], run_id="r1")
    for folder in root.glob("_lake/claims/*"):
        shutil.rmtree(folder)

    publish(lake, [make_article(7)], {}, [make_rejection(8)], run_id="r2")

    moved = [make_article(n, text="New.", hours=9, published_at=None) for n in range(5)]
    publish(open_lake(root), moved, run_id="r3")
    assert sorted(read_articles(root)["revision"]) == [1, 2, 2, 2, 2, 2]
    assert list(verify_lake(root)) == []


def test_lost_claims_are_rebuilt_from_the_rows(lake, root, make_article, make_rejection):
    publish(lake, [make_article(n) for n in range(5)], {}, [make_rejection(9)], run_id="r1")
    for path in root.glob("_lake/claims/*/*"):
        path.unlink()

    again = open_lake(root)
    moved = [make_article(n, text="New.", hours=9, published_at=None) for n in range(5)]
    publish(again, moved, run_id="r2")

    assert sorted(path.name for path in (root / "articles/v1").iterdir()) == ["date=2026-11-19"]
