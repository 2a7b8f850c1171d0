"""Whom the room tells what it did: systems that reports came from, and agencies that act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from services.domain.text import Label, Language


class PeerKind(Enum):
    """How a peer is spoken to."""

    PLAIN = "plain"  # JSON posted to a feed's reply_url
    PLAIN_OPEN311 = "plain-open311"  # the same in the words of Open311's update extension
    OPEN311 = "open311"
    TELEGRAM = "telegram"
    WEBHOOK = "webhook"
    EMAIL = "email"


class Act(Enum):
    """What the room did that somebody may be told."""

    ASSIGNED = "assigned"
    STATUS = "status"
    CLOSED = "closed"
    REOPENED = "reopened"
    NOTE = "note"  # a note meant for the reporter


class MailSecurity(Enum):
    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"  # on this machine only


@dataclass(frozen=True, slots=True)
class Template:
    """``{name}`` is filled in, ``{{`` and ``}}`` are braces. ``subject`` is for e-mail."""

    code: str
    text: Label
    subject: Label = field(default=Label("", ""))


@dataclass(frozen=True, slots=True)
class Mailbox:
    """``user`` is "" where the server asks for no log-in."""

    host: str
    port: int
    security: MailSecurity
    sender: str
    recipient: str
    user: str = ""


NO_TEMPLATES: Mapping[Act, Template] = MappingProxyType({})
NO_CODES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Peer:
    """One system that is told what the room did.

    Either ``feed`` (its reporters are answered) or ``agency`` (it is given notice) is set. It is told of the acts
    that ``templates`` has, of no other. ``secret`` is a name in the secret store, never the secret itself.
    ``service_codes`` are Open311's by category, ``statuses`` its words by our status code.
    """

    peer_id: str
    name: Label
    kind: PeerKind
    url: str = ""
    secret: str = ""
    feed: str = ""
    agency: str = ""
    language: Language = "id"
    templates: Mapping[Act, Template] = field(default_factory=lambda: NO_TEMPLATES)
    jurisdiction: str = ""
    service_codes: Mapping[str, str] = field(default_factory=lambda: NO_CODES)
    statuses: Mapping[str, str] = field(default_factory=lambda: NO_CODES)
    mailbox: Mailbox | None = None
    is_enabled: bool = True
    needs: Label | None = None  # what one that is off waits for
    is_drill: bool = False


@dataclass(frozen=True, slots=True)
class OutboxRules:
    """``status_words`` are what a citizen reads for a status code ("resolved": "Sudah ditangani")."""

    peers: tuple[Peer, ...] = ()
    status_words: Mapping[str, Label] = field(default_factory=lambda: MappingProxyType({}))
