"""The command line, called in this process."""

import os
import shutil
import subprocess
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
def bound():
    """Call newslake in a process of its own that file modes bind, as they do not bind root."""
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root needs setpriv to be bound by file modes")
    caps = ("--bounding-set", "--inh-caps", "--ambient-caps")
    bind = ["setpriv", *(word for cap in caps for word in (cap, "-all"))]
    program = [sys.executable, "-c", "from commands.main import run; run()"]

    def call(*arguments):
        command = [*(bind if os.geteuid() == 0 else []), *program, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return Ended(status=done.returncode, out=done.stdout, err=done.stderr)

    return call


@pytest.fixture
def shut():
    """Take all rights to files and folders away until the test is over."""
    modes = {}

    def take_away(place, mode=0):
        modes[place] = place.stat().st_mode
        place.chmod(mode)

    yield take_away
    for place, mode in modes.items():
        place.chmod(mode)


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
