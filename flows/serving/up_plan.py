"""Sources in, what `newslake up` will serve out: one deployment a cadence, and those that people start; pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from config.faults import ConfigError
from config.schema import SourceConfig
from flows.scheduling.cadence import Cadence, group_by_cadence

SAMPLE = "sample"
MAINTENANCE = Cadence(cron="30 3 * * *")


@dataclass(frozen=True, slots=True, kw_only=True)
class CadencePlan:
    """One deployment of the flow `ingest`: a cadence and the names of its sources."""

    cadence: Cadence
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpPlan:
    """What is served: the schedules, the sources nobody schedules, and whether the sample site is up."""

    schedules: tuple[CadencePlan, ...]
    by_hand: tuple[str, ...]
    sample_port: int | None = None


def plan_up(sources: Mapping[str, SourceConfig], *, sample: bool | None = None) -> UpPlan:
    """Decide what is served; without any enabled source the bundled sample site is, so that there is something to see.

    sample: serve the sample site and its source in any case, or in none; None decides as above.
    Raises ConfigError for a sample without schedule or port.
    """
    enabled = [source for source in sources.values() if source.enabled]
    with_sample = not enabled and SAMPLE in sources if sample is None else sample
    port = None
    if with_sample:
        port = find_sample_port(sources)
        if sources[SAMPLE].schedule is None:
            raise ConfigError(
                "config/sources/sample.yaml: schedule: missing; `newslake up` needs one"
            )
        enabled = [source for source in enabled if source.name != SAMPLE]
        enabled.append(sources[SAMPLE])
    groups = group_by_cadence(enabled)
    return UpPlan(
        schedules=tuple(
            CadencePlan(cadence=cadence, sources=tuple(source.name for source in group))
            for cadence, group in groups.items()
        ),
        by_hand=tuple(source.name for source in enabled if source.schedule is None),
        sample_port=port,
    )


def find_sample_port(sources: Mapping[str, SourceConfig]) -> int:
    """Return the port the sample site must be served on."""
    sample = sources.get(SAMPLE)
    if sample is None or sample.home.port is None:
        raise ConfigError("config/sources/sample.yaml: missing, or without a port in `home`")
    return int(sample.home.port)
