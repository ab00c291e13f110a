"""A cron line in; its five fields parted by single blanks out, or ValueError where no day would ever meet it."""

import re
from datetime import UTC, datetime
from typing import Annotated, Final

from cronsim import CronSim, CronSimError
from pydantic import AfterValidator

# cronsim knows the last weekday of a month, Prefect, which fires at the same instants, does not
_LAST_WEEKDAY: Final = re.compile(r"LW|\dL", re.IGNORECASE)
_ANY_INSTANT: Final = datetime(2020, 1, 1, tzinfo=UTC)


def check_cron(line: str) -> str:
    """Return a cron line that is met some day. Raises ValueError that says what is wrong with it."""
    fields = line.split()
    reason = f"{len(fields)} fields"
    if len(fields) == 5:
        try:
            next(CronSim(line, _ANY_INSTANT))
        except (CronSimError, StopIteration) as error:
            reason = str(error) or "no such day"
        else:
            if not _LAST_WEEKDAY.search(line):
                return " ".join(fields)
            reason = "LW and 5L are not among them"
    message = f'five fields that some day meets, for example "5 * * * *" ({reason})'
    raise ValueError(message)


CronLine = Annotated[str, AfterValidator(check_cron)]
