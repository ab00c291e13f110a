"""An instant given to a command in; the same out, or the message that names the option."""

from datetime import datetime

import typer


def check_now(now: datetime | None) -> datetime | None:
    """Refuse an instant around which no calendar can be reckoned. Raises typer.BadParameter."""
    if now is not None and not 1990 <= now.year < 2100:
        raise typer.BadParameter(f"{now.isoformat()} does not lie between 1990 and 2100")
    return now
