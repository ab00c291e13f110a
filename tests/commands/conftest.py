"""The command line, called in this process."""

import sys
from dataclasses import dataclass

import pytest

from commands.main import run


@dataclass
class Ended:
    """How one call of newslake ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def newslake(capsys, monkeypatch):
    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["newslake", *arguments])
        with pytest.raises(SystemExit) as ended:
            run()
        printed = capsys.readouterr()
        return Ended(status=ended.value.code or 0, out=printed.out, err=printed.err)

    return call


@pytest.fixture
def scheduled(workplace, site):
    workplace.write_source("sample", f"{site}/", schedule="{every_minutes: 30}")
    return workplace
