"""What the incident panes need of the profile: words, and who is responsible for what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from services.domain.incident import Disposition
from services.domain.peer import Act
from services.domain.playbook import Playbook
from services.domain.profile import USUAL_CLOSINGS, Closing, Profile, Village
from services.domain.severity import Severity
from services.domain.text import Label, Language
from widgets.words import disposition_word


def _nothing() -> Mapping[str, Label]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """Codes to words. ``responsible`` are a category's agencies, ``severities`` its usual severity."""

    categories: Mapping[str, Label]
    agencies: Mapping[str, str]
    responsible: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    feeds: Mapping[str, Label] = field(default_factory=_nothing)
    indicators: Mapping[str, Label] = field(default_factory=_nothing)
    peers: Mapping[str, Label] = field(default_factory=_nothing)
    answering: frozenset[str] = frozenset()  # feeds whose reporters can be written to
    closings: tuple[Closing, ...] = USUAL_CLOSINGS
    checked: frozenset[str] = frozenset()  # categories that want somebody on site before they are closed as done
    villages: tuple[Village, ...] = ()
    playbooks: tuple[Playbook, ...] = ()
    own_playbooks: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # by category

    def category(self, code: str, language: Language) -> str:
        """Return the word for ``code``; a code the profile no longer has stays readable as it is."""
        label = self.categories.get(code)
        return label.in_language(language) if label else code

    def agency(self, code: str) -> str:
        return self.agencies.get(code, code)

    def feed(self, feed_id: str, language: Language) -> str:
        label = self.feeds.get(feed_id)
        return label.in_language(language) if label else feed_id

    def peer(self, peer: str, language: Language) -> str:
        """Return a peer's name; a feed that is answered at its own address is its own peer."""
        label = self.peers.get(peer)
        return label.in_language(language) if label else self.feed(peer, language)

    def indicator(self, indicator_id: str, language: Language) -> str:
        label = self.indicators.get(indicator_id)
        return label.in_language(language) if label else indicator_id

    def disposition(self, disposition: Disposition, language: Language) -> str:
        """Return what the profile calls it today, retired or not; a code it does not name stays readable."""
        named = next((each.name for each in self.closings if each.code == disposition.value), None)
        return named.in_language(language) if named else disposition_word(disposition)

    def agencies_for(self, category: str) -> tuple[str, ...]:
        """Return every agency, those responsible for ``category`` first."""
        first = tuple(code for code in self.responsible.get(category, ()) if code in self.agencies)
        return first + tuple(code for code in self.agencies if code not in first)


def words_of(profile: Profile) -> ProfileWords:
    return ProfileWords(
        categories={category.code: category.name for category in profile.categories},
        agencies={agency.code: agency.name for agency in profile.agencies},
        responsible={category.code: category.agencies for category in profile.categories},
        severities={category.code: category.severity for category in profile.categories},
        feeds={feed.feed_id: feed.name for feed in profile.feeds},
        indicators={i.indicator_id: i.name for programme in profile.programmes for i in programme.indicators},
        peers={peer.peer_id: peer.name for peer in profile.outbox.peers},
        answering=_answering(profile),
        closings=profile.closings,
        checked=frozenset(category.code for category in profile.categories if category.on_site_check),
        villages=profile.area.villages,
        playbooks=profile.playbooks,
        own_playbooks={category.code: category.playbook for category in profile.categories},
    )


def _answering(profile: Profile) -> frozenset[str]:
    named = {feed.feed_id for feed in profile.feeds if feed.options.get("reply_url")}
    own = {peer.feed: Act.NOTE in peer.templates for peer in profile.outbox.peers if peer.is_enabled and peer.feed}
    return frozenset(feed for feed in named | own.keys() if own.get(feed, True))
