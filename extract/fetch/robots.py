"""A robots.txt answer in; what it allows and the delay it asks for out (RFC 9309)."""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from math import isfinite

from protego import Protego

MAX_ROBOTS_BYTES = 512 * 1024
_AGENT = re.compile(r"\s*user[- ]?agent(?:\s*:\s*|\s+)(?P<name>[^#]*)", re.IGNORECASE)
_DELAY = re.compile(
    r"\s*crawl[- ]delay(?:\s*:\s*|\s+)(?P<seconds>[^#\s]+)\s*(?:#|$)", re.IGNORECASE
)
# what may stand between the names of one group
_NO_RULE = re.compile(r"\s*(?:#|$|site-?maps?\b|host\b)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\w*]*(\*|[A-Za-z_-]+)")


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """The rules of one origin for our product token; no parser means everything is allowed."""

    token: str
    parser: Protego | None = None
    crawl_delay_seconds: float = 0.0

    def allow(self, url: str) -> bool:
        """Tell whether we may ask for an address."""
        return self.parser is None or bool(self.parser.can_fetch(url, self.token))

    def read_delay_seconds(self) -> float:
        """Return the Crawl-delay, or the pause that Request-rate asks for; 0 without either."""
        if self.parser is None:
            return 0.0
        rate = self.parser.request_rate(self.token)
        paused = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        return max(self.crawl_delay_seconds, float(paused))


def parse_robots(body: bytes, *, token: str) -> RobotsRules:
    """Read a robots.txt; bytes that are no UTF-8 spoil only their own line."""
    if len(body) >= MAX_ROBOTS_BYTES:
        # the line that was cut through says something else now
        body = body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]
    text = body.removeprefix(BOM_UTF8).decode("utf-8", errors="replace")
    named = [_name_group(line, token) for line in text.splitlines()]
    return RobotsRules(token, Protego.parse("\n".join(named)), _find_crawl_delay(named, token))


def _name_group(line: str, token: str) -> str:
    """Return a line with the name of its group as the parser is to compare it: whole (RFC 9309, 2.2.1), without a version.

    The parser takes a group for ours whose name ours begins with, and takes long over many names.
    """
    agent = _AGENT.match(line)
    if agent is None:
        return line
    found = _TOKEN.match(agent["name"])
    name = found[1] if found else ""
    is_known = name == "*" or name.lower() == token.lower()
    return f"User-agent: {name if is_known else '!'}"


def _find_crawl_delay(lines: list[str], token: str) -> float:
    """Return the longest delay that our groups, or else those for all, ask for; the parser knows the last one of each name."""
    longest: dict[str, float] = {}
    group: set[str] = set()
    among_names = False
    for line in lines:
        agent = _AGENT.match(line)
        if agent:
            name = agent["name"].strip().lower()
            group = {*group, name} if among_names else {name}
            longest.setdefault(name, 0.0)
        if delay := _DELAY.match(line):
            longest.update(
                {name: max(longest[name], _read_seconds(delay["seconds"])) for name in group}
            )
        if not _NO_RULE.match(line):
            among_names = agent is not None
    return longest.get(token.lower(), longest.get("*", 0.0))


def _read_seconds(text: str) -> float:
    """Return a number of seconds; 0 for what is none."""
    try:
        seconds = float(text)
    except ValueError:
        return 0.0
    return seconds if isfinite(seconds) else 0.0


def read_product_token(user_agent: str) -> str:
    """Return the name that robots.txt files may use for us: what stands before the version."""
    return user_agent.strip().partition("/")[0].partition(" ")[0]
