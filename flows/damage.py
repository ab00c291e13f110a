"""Sources and a lake in; what is wrong with the files that one source alone depends on out."""

from collections.abc import Iterable

from config.schema import SourceConfig
from load.errors import CorruptFile
from load.lake import Lake
from load.site_rules import RulesStore


def find_damage(sources: Iterable[SourceConfig], lake: Lake) -> dict[str, str]:
    """Return, by source, the fault of a file from which its own cleaning rules are drawn.

    Looked at before a site is asked for anything: its pages could not be cleaned.
    """
    rules = RulesStore(lake.store)
    faults: dict[str, str] = {}
    for source in sources:
        try:
            rules.read_overrides(source.name)
            rules.read_evidence(source.name)
        except CorruptFile as error:
            faults[source.name] = str(error)
    return faults
