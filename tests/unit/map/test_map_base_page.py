"""The base page folium renders: nothing outside, nothing inline."""

import re

import pytest

from services.domain.geo import BoundingBox
from services.domain.profile import Area, Line
from widgets.map.base_page import OpsMap, RemoteAssetError, build_base_page, externalised

AREA = Area(
    "Contoh", "00.00", "Asia/Jakarta", "WIB", BoundingBox(-6.6, 108.0, -6.3, 108.4), (), (),
    (
        Line("outline", "", ((-6.6, 108.0), (-6.3, 108.0), (-6.3, 108.4), (-6.6, 108.0))),
        Line("river", "</script><script>alert(1)</script>", ((-6.6, 108.1), (-6.3, 108.2))),
        Line("rail", "", ((-6.6, 108.1), (-6.3, 108.3))),
    ), "",
)  # fmt: skip


def test_that_every_address_on_the_page_is_ours() -> None:
    page = build_base_page(AREA)
    texts = [page.html.body.decode(), *(asset.body.decode() for asset in page.files.values())]
    for text in texts:
        assert re.findall(r"(?:https?:)?//(?!map/)[a-z0-9.]+", text) == []
    linked = set(re.findall(r'(?:src|href)="([^"]+)"', texts[0]))
    assert all(address.startswith("console://map/") for address in linked)
    assert {f"console://map/{name}" for name in page.files} <= linked


def test_that_no_script_and_no_style_stays_inline_and_no_name_reaches_the_page() -> None:
    page = build_base_page(AREA)
    html = page.html.body.decode()
    assert re.findall(r"<script(?![^>]*\ssrc=)", html) == []
    assert "<style" not in html
    assert "alert(1)" not in html + "".join(asset.body.decode() for asset in page.files.values())


def test_that_each_kind_of_line_has_its_own_class_for_the_theme() -> None:
    script = "".join(asset.body.decode() for asset in build_base_page(AREA).files.values())
    for css_class in ("base around", "base region", "base river", "base rail"):
        assert f'"className": "{css_class}"' in script


def test_that_a_plugin_from_elsewhere_fails_when_built() -> None:
    stray = OpsMap([0.0, 0.0], tiles="OpenStreetMap")
    with pytest.raises(RemoteAssetError):
        externalised(stray.get_root().render())
    with pytest.raises(RemoteAssetError):
        externalised('<link href="//cdn.example.org/x.css"/>')
    with pytest.raises(RemoteAssetError):
        externalised("<style>a { background: url(https://example.org/x.png) }</style>")
