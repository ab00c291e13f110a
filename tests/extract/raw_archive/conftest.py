"""Roots of raw archives: a folder, a store, a real S3 server."""

from pathlib import Path

import pytest

from tests.extract.raw_archive.archives import make_bucket


@pytest.fixture(params=["disk", "store", pytest.param("s3", marks=pytest.mark.s3)])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A lake on disk, one reached through the object store's own calls, one on a real S3 server."""
    if request.param == "disk":
        return str(tmp_path / "lake")
    if request.param == "s3":
        return make_bucket(monkeypatch)
    (tmp_path / "bucket").mkdir()
    return f"file://{tmp_path / 'bucket'}"
