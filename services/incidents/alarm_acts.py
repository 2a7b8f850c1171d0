"""What people may do with alarms: acknowledge, shelve, unshelve, mute the room for a while."""

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import datetime, timedelta

from services.domain.alarm import Alarm
from services.domain.clock import Clock
from services.domain.event import EventKind, Json
from services.domain.log import Committed
from services.domain.text import Label
from services.incidents.alarms import Alarms
from services.incidents.refusals import RefusedError

COMMENT_MAX = 2000
GONE = Label(
    id="Alarm ini sudah normal kembali. Tidak ada yang perlu dilakukan.",
    en="This alarm is normal again. There is nothing to do.",
)
ALREADY = Label(
    id="Alarm ini sudah diterima. Ia tetap di daftar sampai penyebabnya berakhir.",
    en="This alarm was already acknowledged. It stays in the list until its cause ends.",
)
NEVER_SHELVED = Label(
    id="Alarm prioritas ini tidak boleh disisihkan menurut profil. Terima alarmnya, atau tangani penyebabnya.",
    en="The profile lets no alarm of this priority be shelved. Acknowledge it, or deal with its cause.",
)
TOO_LONG = Label(
    id="Paling lama {0} menit untuk prioritas ini. Pilih waktu yang lebih singkat.",
    en="At most {0} minutes for this priority. Choose a shorter time.",
)
NO_REASON = Label(id="Tulis alasan menyisihkan alarm ini.", en="Write why this alarm is shelved.")
NOT_SHELVED = Label(id="Alarm ini tidak sedang disisihkan.", en="This alarm is not shelved.")


class AlarmActs:
    """Every act raises RefusedError when the rules say no, otherwise returns the future that completes when it is on
    disk. GUI thread."""

    def __init__(self, alarms: Alarms, clock: Clock, *, operator: str) -> None:
        self._alarms, self._clock, self._operator = alarms, clock, operator

    def sign_on(self, operator: str) -> None:
        """Let what follows be ``operator``'s."""
        self._operator = operator

    def acknowledge(self, alarm_id: str, comment: str = "") -> Future[Committed]:
        alarm = self._require(alarm_id)
        if alarm.is_acknowledged:
            raise RefusedError(ALREADY, alarm.acknowledged_by)
        facts = {"alarm": alarm_id, "comment": comment.strip()[:COMMENT_MAX]}
        return self._write(EventKind.ALARM_ACKNOWLEDGED, facts)

    def shelve(self, alarm_id: str, reason: str, *, for_s: float) -> Future[Committed]:
        """Put an alarm aside for ``for_s`` seconds; it comes back by itself."""
        alarm = self._require(alarm_id)
        longest = self.longest_shelf_s(alarm)
        if longest <= 0:
            raise RefusedError(NEVER_SHELVED)
        if for_s > longest or for_s <= 0:
            minutes = f"{longest / 60:g}"
            raise RefusedError(Label(id=TOO_LONG.id.format(minutes), en=TOO_LONG.en.format(minutes)))
        if not reason.strip():
            raise RefusedError(NO_REASON)
        until = self._clock.now() + timedelta(seconds=for_s)
        facts = {"alarm": alarm_id, "reason": reason.strip()[:COMMENT_MAX], "until": until.isoformat()}
        return self._write(EventKind.ALARM_SHELVED, facts)

    def unshelve(self, alarm_id: str) -> Future[Committed]:
        if not self._require(alarm_id).is_shelved:
            raise RefusedError(NOT_SHELVED)
        return self._write(EventKind.ALARM_UNSHELVED, {"alarm": alarm_id, "is_expired": False})

    def mute(self) -> Future[Committed]:
        """Silence what sounds now for the profile's while; a P1 raised meanwhile sounds all the same."""
        return self._mute_until(self._clock.now() + timedelta(seconds=self._alarms.rules.mute_s))

    def unmute(self) -> Future[Committed]:
        return self._mute_until(self._clock.now())

    def longest_shelf_s(self, alarm: Alarm) -> float:
        return self._alarms.rules.shelve_max_s.get(alarm.priority, 0.0)

    def _mute_until(self, until: datetime) -> Future[Committed]:
        return self._write(EventKind.ALARM_MUTED, {"until": until.isoformat()})

    def _require(self, alarm_id: str) -> Alarm:
        alarm = self._alarms.get(alarm_id)
        if alarm is None:
            raise RefusedError(GONE)
        return alarm

    def _write(self, kind: EventKind, facts: Mapping[str, Json]) -> Future[Committed]:
        return self._alarms.journal.act(kind, dict(facts), actor=self._operator)
