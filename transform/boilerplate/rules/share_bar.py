"""Share, print and save buttons, counters and reading times are taken out."""

import re
from typing import Final

from config.patterns.folding import fold_text, holds_any
from records.article import TextBlock
from transform.boilerplate.facts import markup_words
from transform.boilerplate.facts.context import Context
from transform.boilerplate.facts.evidence import LIKELY, is_doubted, is_sure
from transform.boilerplate.facts.split import Blocks, RuleName, Split, split_blocks

RULE: Final = RuleName(name="share_bar")
BAR_CHARS: Final = 120
MARKED_CHARS: Final = 60
_BAR_MARKS: Final = ("|", "·", "•")
_BETWEEN_BUTTONS: Final = re.compile("[|·•]")
# the names of networks and of the buttons beside them are the same in most languages
_NETWORKS: Final = frozenset(
    [
        "facebook",
        "fb",
        "twitter",
        "vk",
        "vkontakte",
        "вконтакте",
        "telegram",
        "телеграм",
        "whatsapp",
        "viber",
        "odnoklassniki",
        "одноклассники",
        "linkedin",
        "pinterest",
        "reddit",
        "tumblr",
        "flipboard",
        "messenger",
        "instagram",
        "youtube",
        "tiktok",
        "bluesky",
        "mastodon",
        "xing",
        "weibo",
        "微博",
        "微信",
        "wechat",
        "qq",
        "skype",
        "livejournal",
        "snapchat",
        "твиттер",
        "фейсбук",
        "hatena",
        "はてな",
        "дзен",
        "gmail",
        "tweet",
    ]
)
_BUTTONS: Final = _NETWORKS | frozenset(
    [
        "x",
        "e",
        "a",
        "ok",
        "ок",
        "вк",
        "link",
        "line",
        "share",
        "more",
        "и",
        "and",
        "und",
        "et",
        "y",
        "e",
        "o",
        "or",
        "mail",
        "email",
        "print",
        "copy",
        "url",
        "pin",
        "pocket",
        "signal",
        "threads",
        "rss",
        "sms",
        "google",
        "news",
        "dzen",
        "lj",
    ]
)


def drop_share_bar(blocks: Blocks, context: Context) -> Split:
    """Take out lines that are nothing but buttons of networks, or labels of a share or print bar."""
    telling, edges, lines = context.telling, context.zones.edges, context.lines
    # says what it is, begins with a button or has the marks of a bar
    suspects = [
        block
        for block in blocks
        if len(block.text) <= BAR_CHARS
        and (
            block.position in telling
            or lines[block.position].partition(" ")[0] in _BUTTONS
            or (
                (block.position in edges or block.likelihood < LIKELY)
                and holds_any(block.text, _BAR_MARKS)
            )
        )
    ]
    positions = [block.position for block in suspects if is_share_bar(block, context)]
    return split_blocks(blocks, positions, RULE, context.protected)


def is_share_bar(block: TextBlock, context: Context) -> bool:
    """Return whether a short line belongs to a share or print bar."""
    folded = context.lines[block.position]
    words = folded.split()
    buttons = _BUTTONS.issuperset(words) and not _NETWORKS.isdisjoint(words)
    if buttons and sum(word in _NETWORKS for word in words) >= 2:
        return True
    if context.is_marked(block, markup_words.SHARE) and len(block.text) <= MARKED_CHARS:
        return True
    edge = block.position in context.zones.edges or is_doubted(block)
    if buttons:
        # one network alone may head a part of the text
        return edge and not is_sure(block)
    if not edge or context.is_label("share", block):
        return edge
    if not holds_any(block.text, _BAR_MARKS):
        return False
    return all(context.is_part_label("share", part) for part in split_bar(block.text))


def split_bar(text: str) -> list[str]:
    """Return the folded buttons of a bar such as "Print | Send to a friend"."""
    return [fold_text(part) for part in _BETWEEN_BUTTONS.split(text) if part.strip()]
