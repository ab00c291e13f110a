"""A file or folder of the configuration in; its bytes, or its YAML files, out, or a ConfigError that names it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from config.faults import ConfigError


def read_file(file: Path) -> bytes:
    """Return a file's bytes. Raises ConfigError with the remedy where it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise ConfigError(
            f"{file}: no such file; set NEWSLAKE_CONFIG to the folder that holds it"
        ) from None
    except OSError as error:
        raise explain_unreadable(file, error) from error


def list_yaml_files(folder: Path, *, of: str) -> list[Path]:
    """Return a folder's YAML files in order of name, one a source or language (`of`), without templates (_*).

    Raises ConfigError where the folder is missing or cannot be read.
    """
    try:
        entries = sorted(folder.iterdir())
    except FileNotFoundError:
        raise ConfigError(f"{folder}: no such folder; it holds one YAML file a {of}") from None
    except OSError as error:
        raise explain_unreadable(folder, error) from error
    return [
        entry
        for entry in entries
        if entry.suffix in {".yaml", ".yml"} and not entry.name.startswith("_")
    ]


def find_doubles(files: Sequence[Path]) -> Iterator[str]:
    """Yield a fault for each file that stands for what an earlier one stands for."""
    first: dict[str, Path] = {}
    for file in files:
        stem = file.name.partition(".")[0]
        if first.setdefault(stem, file) is not file:
            yield f"{file}: {stem!r} has a file already, {first[stem].name}; keep one of them"


def explain_unreadable(place: Path, error: OSError) -> ConfigError:
    """Return the error of a file or folder that is there and cannot be read."""
    return ConfigError(
        f"{place}: cannot be read ({error.strerror}); let the user that runs newslake read it"
    )
