"""Does this machine have a network? Judged from what the feeds' hosts say, and from the system where it knows.

No network is not a feed's failure, but one host out of reach while others answer is that host's own trouble.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QNetworkInformation

from services.domain.clock import Clock
from services.feeds.errors import Contact

NEVER = float("-inf")


@dataclass
class _Evidence:
    """Monotonic seconds. ``unreached_since`` is the first of the present row of vain tries, None outside one."""

    answered_at: float = NEVER
    unreached_since: float | None = None


class Reachability:
    """The rule itself. Any thread: requests report their outcome where they ran.

    ``hosts`` are those asked over the network; hosts of this machine itself tell nothing and are not among them.
    """

    def __init__(self, hosts: Iterable[str]) -> None:
        self._lock = threading.Lock()
        self._hosts = {host: _Evidence() for host in hosts}
        self._denied_at = NEVER

    def add(self, host: str) -> None:
        """Begin to believe what ``host`` says; one that is known is left alone."""
        with self._lock:
            if host not in self._hosts:
                self._hosts = {**self._hosts, host: _Evidence()}

    def concerns(self, host: str) -> bool:
        """Return whether ``host`` is asked over the network at all."""
        return host in self._hosts

    def note(self, host: str, contact: Contact, *, at_s: float) -> None:
        """Remember how far a request came. ``at_s`` is monotonic. A host never named is ignored."""
        with self._lock:
            evidence = self._hosts.get(host)
            if evidence and contact is Contact.ANSWERED:
                evidence.answered_at, evidence.unreached_since = at_s, None
            elif evidence and self._is_vain(contact) and evidence.unreached_since is None:
                evidence.unreached_since = at_s

    def deny(self, *, at_s: float) -> None:
        """The system says that it is disconnected: believed until a host answers, for systems err."""
        with self._lock:
            self._denied_at = at_s

    def allow(self) -> None:
        """The system says that it is connected: no evidence that it is, but none against any more."""
        with self._lock:
            self._denied_at = NEVER

    def is_doubtful(self) -> bool:
        """Return whether nobody has answered since the network seemed to go: failures are not counted now."""
        with self._lock:
            return self._is_denied() or bool(self._lately_unreached())

    def is_offline(self) -> bool:
        """Return whether doubt is certainty: two hosts lately, or all there are, are out of reach."""
        with self._lock:
            lately = self._lately_unreached()
            is_everyone = all(evidence.unreached_since is not None for evidence in self._hosts.values())
            return self._is_denied() or len(lately) >= 2 or (bool(lately) and is_everyone)

    def _is_denied(self) -> bool:
        return self._denied_at > self._last_answer()

    def _is_vain(self, contact: Contact) -> bool:
        """A silent host is evidence only where there are others to compare it with."""
        return contact is Contact.NO_ROUTE or (contact is Contact.SILENT and len(self._hosts) > 1)

    def _lately_unreached(self) -> list[_Evidence]:
        last = self._last_answer()
        return [e for e in self._hosts.values() if e.unreached_since is not None and e.unreached_since > last]

    def _last_answer(self) -> float:
        return max((evidence.answered_at for evidence in self._hosts.values()), default=NEVER)


class Connectivity(QObject):
    """Says when the network goes and when it is back. Lives in the GUI thread."""

    network_changed = Signal(object)  # bool: is there a network?
    doubted = Signal()  # a host fell out of reach, or the network may be back: ask everybody now, to know

    def __init__(self, reachability: Reachability, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reachability, self._clock = reachability, clock
        self._is_online, self._is_doubted = True, False

    @property
    def is_online(self) -> bool:
        return self._is_online

    def watch_system(self) -> None:
        """Also listen to what the operating system knows, where Qt has a way to ask it."""
        if QNetworkInformation.loadDefaultBackend():
            system = QNetworkInformation.instance()
            system.reachabilityChanged.connect(self.hear_system)
            self.hear_system(system.reachability())

    @Slot(object)
    def hear_system(self, reachability: QNetworkInformation.Reachability) -> None:
        if reachability is QNetworkInformation.Reachability.Disconnected:
            self._reachability.deny(at_s=self._clock.monotonic_s())
        else:
            self._reachability.allow()
            if self._reachability.is_doubtful():
                self.doubted.emit()
        self.review()

    @Slot()
    def review(self) -> None:
        """Judge again; call after every outcome."""
        is_online, was_doubted = not self._reachability.is_offline(), self._is_doubted
        self._is_doubted = self._reachability.is_doubtful()
        if is_online != self._is_online:
            self._is_online = is_online
            self.network_changed.emit(is_online)
        elif self._is_doubted and not was_doubted:
            self.doubted.emit()
