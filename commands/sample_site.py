"""The port that the sample source names in; the bundled site answering there out."""

from contextlib import ExitStack

from config.faults import ConfigError
from examples.aggregator.server import serve_site


def open_sample_site(
    stack: ExitStack, port: int, *, edited: bool = False, instead: str | None = None
) -> None:
    """Serve the sample site until the stack is closed. Raises ConfigError where its port can't be used."""
    try:
        stack.enter_context(serve_site(port=port, edited=edited))
    except OSError as error:
        remedies = ["free it", "change the port of `home` in config/sources/sample.yaml", instead]
        raise ConfigError(
            f"port {port} of the sample site can't be used ({error.strerror}); "
            + ", or ".join(filter(None, remedies))
        ) from error
