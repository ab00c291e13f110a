"""A run and the jobs it hands to workers: plain values, so that a worker may be on another machine."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from config.schema import Settings, SourceConfig
from records.run import Batch

VERSION = "0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: its name, its settings and its clock (fixed at `now` for reproducible runs)."""

    run_id: str
    settings: Settings
    started_at: datetime
    now: datetime | None = None

    def read_clock(self) -> datetime:
        """Return the present instant, or the run's fixed one."""
        return self.now or datetime.now(UTC)

    @property
    def user_agent(self) -> str:
        """How newslake names itself to a site."""
        contact = f"; +{self.settings.contact}" if self.settings.contact else ""
        return f"newslake/{VERSION} (news archive{contact})"

    @property
    def pace_dir(self) -> Path:
        """The folder in which all processes of this machine share their pace towards hosts."""
        return Path(self.settings.state).expanduser() / "pace"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchJob:
    """All that a worker needs to do one batch."""

    run: Run
    source: SourceConfig
    batch: Batch
