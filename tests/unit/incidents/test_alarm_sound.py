"""What is heard: a sound of its own for each priority, again and again, and silence only where it is said."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from services.domain.room_load import AlarmLoad
from services.domain.severity import Severity
from services.incidents.alarm_sound import AlarmSound
from services.incidents.alarm_tones import RATE_HZ, length_s, tone

QUICK = dict.fromkeys(Severity, 0.02)


class FakeSpeaker:
    def __init__(self) -> None:
        self.played: list[Severity] = []
        self.stops = 0

    def play(self, priority: Severity) -> None:
        self.played.append(priority)

    def stop(self) -> None:
        self.stops += 1


def test_that_it_repeats_until_somebody_answers(qtbot: QtBot) -> None:
    speaker = FakeSpeaker()
    sound = AlarmSound(speaker, QUICK)
    sound.take_load(AlarmLoad(alarm_count=1, sounding=Severity.P2))
    assert speaker.played == [Severity.P2]  # at once
    qtbot.waitUntil(lambda: len(speaker.played) >= 3, timeout=2000)
    sound.take_load(AlarmLoad())
    heard = len(speaker.played)
    qtbot.wait(60)
    assert (len(speaker.played), speaker.stops) == (heard, 1)


def test_that_what_is_worse_breaks_in_and_a_longer_list_does_not_begin_anew(qtbot: QtBot) -> None:
    speaker = FakeSpeaker()
    sound = AlarmSound(speaker, dict.fromkeys(Severity, 60.0))
    for count, priority in ((1, Severity.P3), (2, Severity.P3), (3, Severity.P1), (4, Severity.P1)):
        sound.take_load(AlarmLoad(alarm_count=count, sounding=priority))
    assert speaker.played == [Severity.P3, Severity.P1]
    sound.stop()


@pytest.mark.parametrize("priority", Severity)
def test_that_a_tone_is_whole_clean_and_not_too_loud(priority: Severity) -> None:
    samples = np.frombuffer(tone(priority), "<i2")
    assert len(samples) == pytest.approx(RATE_HZ * length_s(priority), abs=10)
    assert 0.3 < np.abs(samples).max() / 32_767 <= 0.5
    assert abs(int(samples[0])) < 300  # no crack at either end
    assert abs(int(samples[-1])) < 300


def test_that_no_two_priorities_sound_alike() -> None:
    assert len({tone(priority) for priority in Severity}) == 4
    assert [length_s(p) for p in Severity] == sorted((length_s(p) for p in Severity), reverse=True)
