"""The settings' task runner in; the Prefect task runner that batches are submitted to out."""

import importlib
from typing import Any

from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from config.faults import ConfigError
from config.schema import Settings

RUNNERS = {"dask": ("prefect_dask", "DaskTaskRunner"), "ray": ("prefect_ray", "RayTaskRunner")}


def open_task_pool(settings: Settings) -> TaskRunner[PrefectFuture[Any]]:
    """Return the task runner that settings.toml names, to be used as a context manager.

    Raises ConfigError where its package is not installed.
    """
    if settings.task_runner == "threads":
        runner: Any = ThreadPoolTaskRunner(max_workers=settings.parallel_hosts)
        return runner  # type: ignore[no-any-return]
    module, name = RUNNERS[settings.task_runner]
    try:
        kind = getattr(importlib.import_module(module), name)
    except ImportError as error:
        raise ConfigError(
            f"settings.toml: task_runner: {settings.task_runner!r} needs another package ({error}); "
            f"install it with: pip install 'newslake[{settings.task_runner}]'"
        ) from error
    address = settings.task_runner_address
    return kind(address=address) if address else kind()  # type: ignore[no-any-return]
