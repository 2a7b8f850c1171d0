from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
import pytest
from drill_town import DRILL

from services.drill.camera_list import load_cameras, streams
from services.drill.cameras.picture import HEIGHT, WIDTH, Picture
from services.drill.cameras.scene import Scene
from services.drill.cameras.scenes import SCENES, scene
from services.drill.cameras.scenes.river import River
from services.drill.cameras.shot import Shot
from services.drill.weather import Weather

NOW = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)
DRY = Weather(165.0, 0.0)


def shot(make: Callable[[], Scene], weather: Weather = DRY) -> Shot:
    return Shot(make, "Kamera Uji", lambda: weather, seed=1)


class Blank:
    """A scene that stands still."""

    def next_picture(self, *, level_cm: float) -> Picture:
        return np.full((HEIGHT, WIDTH, 3), 110, np.uint8)


def difference(one: Picture, other: Picture) -> Picture:
    return np.abs(one.astype(np.int16) - other.astype(np.int16)).astype(np.uint8)


@pytest.mark.parametrize("name", SCENES)
def test_that_a_scene_is_a_full_picture_in_which_things_move(name: str) -> None:
    drawn = scene(name)()
    pictures = [drawn.next_picture(level_cm=165.0) for _ in range(20)]
    first, last = pictures[0], pictures[-1]
    assert (first.shape, first.dtype) == ((HEIGHT, WIDTH, 3), np.uint8)
    assert first.std() > 15
    assert (difference(first, last).max(axis=2) > 25).sum() > 60  # pixels


def test_that_the_list_names_nine_cameras_that_can_be_drawn() -> None:
    cameras = load_cameras(DRILL / "cameras.toml")
    assert [camera.number for camera in cameras] == list(range(1, 10))
    assert {camera.scene for camera in cameras} == set(SCENES)


def test_that_the_list_has_the_regencys_own_shape_and_a_bearing() -> None:
    listed = streams(load_cameras(DRILL / "cameras.toml"), "http://127.0.0.1:9", at=NOW)
    assert isinstance(listed, list)
    entry = listed[0]
    assert isinstance(entry, dict)
    assert list(entry) == [
        "id",
        "name",
        "hls_url",
        "latitude",
        "longitude",
        "status",
        "group_id",
        "slug",
        "updated_at",
        "snapshot_url",
        "group",
        "bearing",
    ]
    assert entry["hls_url"] == "http://127.0.0.1:9/cctv/1.mjpg"
    assert entry["updated_at"] == "2026-11-21T09:42:05.000000Z"


def test_that_a_live_picture_is_never_the_same_twice_even_where_nothing_moves() -> None:
    still = shot(Blank)
    pictures = [still.picture(NOW) for _ in range(30)]
    assert len({picture.tobytes() for picture in pictures}) == 30


def test_that_name_time_and_the_word_are_burnt_in() -> None:
    bare, burnt = Blank().next_picture(level_cm=0.0), shot(Blank).picture(NOW)
    changed = difference(bare, burnt).max(axis=2) > 60
    assert changed[:40, :240].sum() > 300  # date and time
    assert changed[:40, 500:].sum() > 300  # LATIHAN
    assert changed[320:, :200].sum() > 200  # the name
    assert changed[60:300].sum() == 0


def test_that_the_burnt_in_time_goes_on() -> None:
    watch = shot(Blank)
    first = watch.picture(NOW)[:40, :260]
    later = watch.picture(NOW.replace(second=6))[:40, :260]
    assert (difference(first, later).max(axis=2) > 80).sum() > 20


def test_that_a_covered_lens_gives_a_dark_flat_picture() -> None:
    dark = shot(Blank).dark_picture(NOW)
    assert dark.mean() < 8
    assert dark[60:300].std() < 4


def test_that_the_river_covers_more_as_it_rises() -> None:
    river = River()
    low = river.next_picture(level_cm=120.0)
    high = river.next_picture(level_cm=560.0)
    staff = np.s_[180:300, 530:600]
    assert low[staff].std() > 2 * high[staff].std()  # the numbers are under water


def test_that_rain_is_seen() -> None:
    dry, wet = shot(Blank).picture(NOW), shot(Blank, Weather(165.0, 1.0)).picture(NOW)
    assert wet[60:300].std() > 2 * dry[60:300].std()


def test_that_an_unknown_scene_is_a_bug() -> None:
    with pytest.raises(KeyError):
        scene("bulan")
