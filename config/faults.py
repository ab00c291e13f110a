"""What is raised where the configuration can't be used."""


class ConfigError(Exception):
    """The configuration can't be used; the message names file, line, key, what was found and what is allowed.

    ConfigError
    └── UnknownSourceError   a source was asked for that has no file
    """


class UnknownSourceError(ConfigError):
    """A source was asked for that has no file in config/sources/."""
