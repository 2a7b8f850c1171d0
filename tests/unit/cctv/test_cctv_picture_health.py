"""Is a picture new, and is there anything on it?"""

import numpy as np
from numpy.typing import NDArray

from services.cctv.picture_health import has_changed, light_of


def tile(level: int = 120, noise: int = 12) -> NDArray[np.uint8]:
    random = np.random.default_rng(1)
    return (level + random.integers(0, noise + 1, (180, 320, 4))).astype(np.uint8)


def test_that_the_first_picture_is_new() -> None:
    assert has_changed(tile(), None)


def test_that_the_same_picture_again_is_not_new() -> None:
    assert not has_changed(tile(), tile())


def test_that_a_rounding_of_one_grey_level_is_not_new() -> None:
    assert not has_changed(tile(), tile() + np.uint8(1))


def test_that_one_moving_pixel_anywhere_is_new() -> None:
    after = tile()
    after[179, 317, 1] ^= 16
    assert has_changed(after, tile())


def test_that_a_picture_of_another_size_proves_nothing() -> None:
    assert not has_changed(tile(), tile()[:90])


def test_that_black_and_flat_pictures_are_dark_and_a_dim_street_is_not() -> None:
    assert light_of(tile(3, 4)).is_dark
    assert light_of(tile(200, 0)).is_dark
    night = tile(10, 8)
    night[40:60, 100:140] = 230
    assert not light_of(night).is_dark
    assert not light_of(tile()).is_dark or light_of(tile()).std < 4.0
