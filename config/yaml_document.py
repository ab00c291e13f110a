"""One YAML file's bytes in; its values and the line of every key, or a ConfigError that names the line, out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from config.faults import ConfigError

Keys = tuple[str | int, ...]
# far more than any file of ours needs; the parser in C has no limit of its own and dies of depth
MAX_DEPTH = 50


@dataclass(frozen=True)
class YamlDocument:
    """The values of a file, and the line (from 1) of each key and list item by the keys that lead to it."""

    table: dict[str, Any]
    lines: dict[Keys, int]

    def find_line(self, keys: Keys) -> int | None:
        """Return the line of the nearest key on the way to a value, or None at the top."""
        return next(
            (self.lines[keys[:n]] for n in range(len(keys), 0, -1) if keys[:n] in self.lines), None
        )


def read_yaml(name: str, content: bytes) -> YamlDocument:
    """Read a file whose top is a table with texts for keys. Raises ConfigError that begins with `name`."""
    try:
        text = content.decode("utf-8")
        check_depth(name, text)
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
        lines = dict(collect_lines(name, node))
        table = None if node is None else loader.construct_document(node)
    # the constructors of dates and numbers let their own errors through, one of them an AttributeError
    except (yaml.YAMLError, ValueError, AttributeError) as error:
        raise ConfigError(f"{name}: not valid YAML: {' '.join(str(error).split())}") from None
    if not isinstance(table, dict):
        raise ConfigError(f"{name}: expected keys and values, found {type(table).__name__}")
    return YamlDocument(table, lines)


def check_depth(name: str, text: str) -> None:
    """Refuse aliases, by which a value may hold itself, and what nests deeper than MAX_DEPTH. Raises ConfigError."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise ConfigError(f"{name}:{line}: *{event.anchor}: write the value out; no aliases")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise ConfigError(f"{name}:{line}: nested deeper than {MAX_DEPTH} levels")


def collect_lines(name: str, node: yaml.Node | None, path: Keys = ()) -> Iterator[tuple[Keys, int]]:
    """Yield the line of every key and list item. Raises ConfigError for a key that is no text or stands twice."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.tag != "tag:yaml.org,2002:str":
                shown = f"key {key.value!r}" if isinstance(key, yaml.ScalarNode) else "a key"
                raise ConfigError(f"{name}:{line}: {shown} is no text; put it in quotes")
            if key.value in seen:
                raise ConfigError(f"{name}:{line}: key {key.value!r} stands twice; keep one")
            seen.add(key.value)
            yield (*path, key.value), line
            yield from collect_lines(name, value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line + 1
            yield from collect_lines(name, value, (*path, index))
