"""`newslake verify`, `migrate`, `maintain` and `snapshot`: the care of the lake."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from commands.console import out
from commands.ingest import AsJson
from commands.present_lake import check_lake, open_present_lake
from config.read import read_settings
from flows.check_notes import check_notes
from flows.check_raw import check_raw
from flows.faults import RunFailedError
from load.maintain import maintain_lake
from load.migrate import migrate_lake
from load.snapshot import take_snapshot
from load.verify import verify_lake


def verify_all(*, as_json: AsJson = False) -> None:
    """Read every row, claim and book, but no archived page, and name what is not as promised; exit status 1 on any finding."""
    root = read_settings().lake
    findings = [*verify_lake(root), *check_raw(root), *check_notes(root)]
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    for finding in () if as_json else findings:
        out.print(f"{finding.place}: {finding.problem}", markup=False)
    if findings:
        raise RunFailedError(f"{root}: {len(findings)} findings")
    if not as_json:
        out.print(f"{root}: sound")


def migrate_all() -> None:
    """Rewrite every file of the lake in this version's schema; interrupted, it carries on when run again."""
    settings = read_settings()
    check_lake(settings)
    out.print(f"{migrate_lake(settings.lake)} files rewritten")


def maintain_all(*, as_json: AsJson = False) -> None:
    """Compress closed days harder and sweep away what killed runs left."""
    done = maintain_lake(open_present_lake(read_settings()), now=datetime.now(UTC))
    if as_json:
        print(json.dumps(asdict(done)))
        return
    out.print(f"{done.recompressed_files} files recompressed, {done.saved_bytes:,} bytes saved")
    out.print(f"{done.swept_files} leftovers swept, {done.dropped_runs} old run files dropped")


def snapshot_all(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="an empty or new folder")],
) -> None:
    """Copy the lake, which may be written meanwhile, into a folder; the copy is a sound lake."""
    copy = take_snapshot(open_present_lake(read_settings()), folder)
    out.print(f"{folder}: {copy.files} files, {copy.bytes:,} bytes")
