"""A robots.txt answer in; what it allows and the delay it asks for out (RFC 9309)."""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass

from protego import Protego

MAX_ROBOTS_BYTES = 512 * 1024
_AGENT = re.compile(r"\s*user[- ]?agent(?:\s*:\s*|\s+)(?P<name>[^#]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\w*]*(\*|[A-Za-z_-]+)")


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """The rules of one origin for our product token; no parser means everything is allowed."""

    token: str
    parser: Protego | None = None

    def allow(self, url: str) -> bool:
        """Tell whether we may ask for an address."""
        return self.parser is None or bool(self.parser.can_fetch(url, self.token))

    def read_delay_seconds(self) -> float:
        """Return the Crawl-delay, or the pause that Request-rate asks for; 0 without either."""
        if self.parser is None:
            return 0.0
        delay = self.parser.crawl_delay(self.token) or 0.0
        rate = self.parser.request_rate(self.token)
        paused = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        return max(0.0, float(delay), float(paused))


def parse_robots(body: bytes, *, token: str) -> RobotsRules:
    """Read a robots.txt; bytes that are no UTF-8 spoil only their own line."""
    if len(body) >= MAX_ROBOTS_BYTES:
        # the line that was cut through says something else now
        body = body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]
    text = body.removeprefix(BOM_UTF8).decode("utf-8", errors="replace")
    named = (_name_group(line, token) for line in text.splitlines())
    return RobotsRules(token, Protego.parse("\n".join(named)))


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


def read_product_token(user_agent: str) -> str:
    """Return the name that robots.txt files may use for us: what stands before the version."""
    return user_agent.strip().partition("/")[0].partition(" ")[0]
