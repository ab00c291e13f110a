"""The lake in, the same lake smaller and swept out: its daily care as a Prefect flow."""

from datetime import UTC, datetime

from prefect import flow
from prefect.logging import get_run_logger

from config.read import read_settings
from load.lake import open_lake
from load.maintain import Maintenance, maintain_lake


@flow(name="maintain", persist_result=False)
def maintain() -> Maintenance:
    """Compress closed days harder and sweep away what killed runs left."""
    settings = read_settings()
    done = maintain_lake(open_lake(settings.lake, settings.storage), now=datetime.now(UTC))
    get_run_logger().info(str(done))
    return done
