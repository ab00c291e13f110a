"""A new database may be opened by many at the same instant."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import sqlalchemy as sa

from load.database import connect

OPENERS = 8


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
