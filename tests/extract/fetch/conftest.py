from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from extract.fetch.fetcher import Fetcher
from tests.extract.fetch.fake_time import FakeTime
from tests.extract.fetch.fault_server import FaultServer


@pytest.fixture
def server() -> Iterator[FaultServer]:
    made = FaultServer()
    yield made
    made.close()


@pytest.fixture
def fake_time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def fetcher(tmp_path: Path, slept: list[float]) -> Iterator[Fetcher]:
    with Fetcher(
        user_agent="newslake/test (+https://example.org/bot)",
        pace_dir=tmp_path / "pace",
        sleep=slept.append,
        randomness=Random(1),
    ) as made:
        yield made
