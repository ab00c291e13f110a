"""Files of a configuration folder in, checked Settings and SourceConfig out, or one error that says it all."""

import difflib
import os
import tomllib
from pathlib import Path
from types import UnionType
from typing import TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from config.faults import ConfigError, UnknownSourceError
from config.files import find_doubles, list_yaml_files, read_file
from config.schema import Settings, SourceConfig
from config.yaml_document import Keys, YamlDocument, read_yaml

DEFAULT_FOLDER = Path(__file__).parent
ENVIRONMENT_PREFIX = "NEWSLAKE_"

Model = TypeVar("Model", bound=BaseModel)


def find_config_folder() -> Path:
    """Return the folder that holds settings.toml and sources/: NEWSLAKE_CONFIG, else the shipped one."""
    return Path(os.environ.get(ENVIRONMENT_PREFIX + "CONFIG", DEFAULT_FOLDER))


def read_settings(folder: Path | None = None) -> Settings:
    """Read settings.toml; environment variables NEWSLAKE_<KEY> win over top-level keys.

    Raises ConfigError that names the file where it is missing, unreadable, no TOML, or has an unknown
    or wrong key, and the variable where that is wrong.
    """
    file = (folder or find_config_folder()) / "settings.toml"
    content = read_file(file)
    try:
        table = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{file}: not valid TOML: {error}") from None
    settings = validate_document(Settings, YamlDocument(table, lines={}), str(file))
    for key in Settings.model_fields:
        variable = ENVIRONMENT_PREFIX + key.upper()
        if variable in os.environ:
            table[key] = os.environ[variable]
            settings = validate_document(Settings, YamlDocument(table, lines={}), variable)
    return settings


def read_sources(folder: Path | None = None) -> dict[str, SourceConfig]:
    """Read every source of config/sources/ (files that begin with _ are templates).

    Raises ConfigError that lists all faults of all files, so that one run shows all there is to mend.
    """
    files = list_yaml_files((folder or find_config_folder()) / "sources", of="source")
    sources: dict[str, SourceConfig] = {}
    faults = list(find_doubles(files))
    for file in files:
        try:
            sources[file.stem] = read_source(file)
        except ConfigError as error:
            faults.append(str(error))
    if faults:
        raise ConfigError("\n".join(faults))
    return sources


def read_source(file: Path) -> SourceConfig:
    """Read one source's YAML. Raises ConfigError."""
    document = read_yaml(str(file), read_file(file))
    source = validate_document(SourceConfig, document, str(file))
    if source.name != file.stem:
        raise ConfigError(
            f"{file}:{document.find_line(('name',))}: name: found {source.name!r}; "
            f"allowed: {file.stem!r}, the same as the file's name"
        )
    return source


def choose_sources(
    sources: dict[str, SourceConfig], names: list[str] | tuple[str, ...]
) -> list[SourceConfig]:
    """Return the named sources, or all enabled ones when none is named.

    Raises UnknownSourceError naming the nearest existing name.
    """
    if not names:
        return [source for source in sources.values() if source.enabled]
    for name in names:
        if name not in sources:
            near = difflib.get_close_matches(name, sources, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise UnknownSourceError(
                f"no source {name!r} in config/sources/ (there are: {', '.join(sources) or 'none'}){hint}"
            )
    return [sources[name] for name in dict.fromkeys(names)]


def validate_document(model: type[Model], document: YamlDocument, place: str) -> Model:
    """Return the document as a model, or raise ConfigError with one line for each fault."""
    try:
        return model.model_validate(document.table)
    except ValidationError as error:
        faults = choose_faults(error)
        raise ConfigError(
            "\n".join(explain_fault(model, fault, document, place) for fault in faults)
        ) from None


def choose_faults(error: ValidationError) -> list[ErrorDetails]:
    """Return one fault a key: a union reports each of its branches, and the deepest says most."""
    faults: dict[Keys, ErrorDetails] = {}
    for fault in error.errors():
        faults.setdefault(clean_path(fault), fault)
    return [
        fault
        for path, fault in faults.items()
        if not any(other[: len(path)] == path for other in faults if other != path)
    ]


def clean_path(fault: ErrorDetails) -> Keys:
    """Return the keys that lead to a fault, without pydantic's names of union branches."""
    *way, last = fault["loc"]
    path = [part for part in way if "[" not in str(part)]
    # an unknown key may be written with any letter
    return (
        (*path, last) if fault["type"] == "extra_forbidden" or "[" not in str(last) else tuple(path)
    )


def explain_fault(
    model: type[BaseModel], fault: ErrorDetails, document: YamlDocument, place: str
) -> str:
    """Say in one line where a fault is, what was found and what is allowed."""
    path = clean_path(fault)
    line = document.find_line(path)
    place = f"{place}:{line}" if line else place
    key = ".".join(map(str, path))
    if fault["type"] == "extra_forbidden":
        allowed = list_keys(model, path[:-1])
        near = difflib.get_close_matches(str(path[-1]), allowed, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        return f"{place}: {key}: unknown key; {hint}allowed: {', '.join(allowed)}"
    if fault["type"] == "missing":
        return f"{place}: {key}: missing; every file needs it"
    message = fault["msg"].removeprefix("Value error, ")
    description = model.model_fields[str(path[0])].description if len(path) == 1 else None
    allowed_text = f"{message} ({description})" if description else message
    return f"{place}: {key}: found {fault['input']!r}; allowed: {allowed_text}"


def list_keys(model: type[BaseModel], path: Keys) -> list[str]:
    """Return the keys allowed in the table at a path."""
    for part in path:
        annotation = model.model_fields[str(part)].annotation
        kinds = (
            get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)
        )
        model = next(
            kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)
        )
    return list(model.model_fields)
