"""outbox.toml as nouns. Nothing here can fail: everything was checked before."""

from collections.abc import Sequence
from types import MappingProxyType

from services.domain.peer import Act, Mailbox, MailSecurity, OutboxRules, Peer, PeerKind, Template
from services.profile.schema_feeds import DRILL_BASE
from services.profile.schema_outbox import OutboxFile, PeerModel, TemplateModel


def live_outbox(file: OutboxFile) -> OutboxRules:
    return _rules(file, file.peers, base_url=None)


def drill_outbox(file: OutboxFile, base_url: str) -> OutboxRules:
    """Return the drill city's peers instead of the real ones."""
    return _rules(file, file.drill_peers, base_url=base_url.rstrip("/"))


def _rules(file: OutboxFile, peers: Sequence[PeerModel], *, base_url: str | None) -> OutboxRules:
    templates = {template.code: _template(template) for template in file.templates}
    return OutboxRules(
        tuple(_peer(peer, templates, base_url) for peer in peers),
        MappingProxyType({code: words.label() for code, words in file.status.items()}),
    )


def _template(template: TemplateModel) -> Template:
    if template.subject is None:
        return Template(template.code, template.text.label())
    return Template(template.code, template.text.label(), template.subject.label())


def _peer(peer: PeerModel, templates: dict[str, Template], base_url: str | None) -> Peer:
    url = peer.url or ""
    return Peer(
        peer_id=peer.id,
        name=peer.name.label(),
        kind=PeerKind(peer.kind),
        url=url if base_url is None else url.replace(DRILL_BASE, base_url),
        secret=peer.secret or "",
        feed=peer.feed or "",
        agency=peer.agency or "",
        language=peer.language,
        templates=MappingProxyType({Act(act): templates[code] for act, code in peer.templates.items()}),
        jurisdiction=peer.jurisdiction,
        service_codes=MappingProxyType(dict(peer.service_codes)),
        statuses=MappingProxyType({str(code): word for code, word in peer.statuses.items()}),
        mailbox=_mailbox(peer),
        is_enabled=peer.enabled,
        needs=peer.needs.label() if peer.needs else None,
        is_drill=base_url is not None,
    )


def _mailbox(peer: PeerModel) -> Mailbox | None:
    if peer.kind != "email" or not (peer.host and peer.sender and peer.recipient):
        return None
    return Mailbox(peer.host, peer.port, MailSecurity(peer.security), peer.sender, peer.recipient, peer.user)
