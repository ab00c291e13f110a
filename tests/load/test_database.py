"""A new database may be opened by many at the same instant."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
import sqlalchemy as sa

from load.database import connect, connect_to_read, name_faults
from load.errors import LakeError, StoreUnreachable

OPENERS = 8


def test_a_database_is_looked_at_wherever_it_lies(tmp_path):
    file = tmp_path / "a?b#c%20d.sqlite"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE here (n)")
    engine = connect_to_read(sa.URL.create("sqlite", database=str(file)))
    assert sa.inspect(engine).has_table("here")
    with pytest.raises(sa.exc.OperationalError, match="readonly"), engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO here VALUES (1)"))
    engine.dispose()
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_database_waits_for_all_who_open_it_at_once(tmp_path):
    with ThreadPoolExecutor(OPENERS) as pool:
        for number in range(40):
            start = Barrier(OPENERS)

            def open_one(number: int = number, start: Barrier = start) -> str:
                engine = connect(f"sqlite:///{tmp_path / f'{number}.sqlite'}")
                start.wait()
                with engine.begin() as connection:
                    return str(connection.execute(sa.text("PRAGMA journal_mode")).scalar())

            modes = [pool.submit(open_one) for _ in range(OPENERS)]
            assert {mode.result() for mode in modes} == {"wal"}


def test_a_value_that_a_database_refuses_does_not_make_it_unreachable(postgres_url):
    engine = connect(postgres_url)
    refused = sa.text("SELECT CAST(:word AS text)").bindparams(word="a\0b")
    with (
        pytest.raises(LakeError, match="bug of newslake") as met,
        name_faults(engine),
        engine.connect() as connection,
    ):
        connection.execute(refused)
    assert not isinstance(met.value, StoreUnreachable)
    engine.dispose()
