"""A script's text in; the same without halves of characters, which JSON may escape and nothing can store, out."""

import re
from typing import Final

_ESCAPED: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def replace_halves(script: str) -> str:
    r"""Return a script with the replacement character for each lone half; `\ud83d\ude00` is whole."""
    if "\\ud" not in script and "\\uD" not in script:
        return script
    return _ESCAPED.sub(lambda found: r"\ufffd" if found["half"] else found[0], script)
