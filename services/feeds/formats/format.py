"""What a format says of itself: its name in a profile, what it reads, what it may be told."""

from collections.abc import Callable
from dataclasses import dataclass

from services.domain.feed import Feed
from services.domain.observation import Parsed
from services.domain.text import Label

Parser = Callable[[bytes, Feed], Parsed]
"""Pure. Raises FeedError, and nothing else, when the body as a whole is refused."""


@dataclass(frozen=True, slots=True)
class Option:
    """One key of ``Feed.options``: what it is for, as the wizard asks for it."""

    name: str
    purpose: Label
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """``content_types`` are what its servers say; a profile may name others.

    ``is_kept_in_memory``: what it delivers is not in the log, so a restarted console asks for all of it again.
    """

    name: str
    summary: Label
    parse: Parser
    content_types: tuple[str, ...] = ("application/json",)
    options: tuple[Option, ...] = ()
    is_kept_in_memory: bool = False
