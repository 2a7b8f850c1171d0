"""The static base of the map, rendered once by folium: ground, rivers, roads and rail, no live data, no text.

Importing folium takes longer than the window: only ``console`` imports this module, late and in the pool.
"""

import re
from types import MappingProxyType

from branca.element import CssLink, Element, Figure, JavascriptLink
from folium import Map, Polygon, PolyLine

from services.domain.profile import Area
from widgets.map.asset import Asset, BasePage
from widgets.map.ground import Ring, ground_of, home_bounds

ORIGIN = "console://map/"
LINE_KINDS = ("river", "rail", "road", "road-national", "road-toll")  # drawn in this order
_REMOTE = re.compile(r"""(?:https?:)?//[a-z0-9]""", re.IGNORECASE)
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


class RemoteAssetError(ValueError):
    """The rendered page points outside: a plugin was added without its files. A bug, found when building."""


class OpsMap(Map):
    """A folium map that needs Leaflet only.

    Folium's own class lists six more libraries on four hosts; the lists below replace them for this class
    alone, nothing global is changed.
    """

    default_js = [("leaflet", ORIGIN + "leaflet.js")]  # noqa: RUF012 - folium's own protocol
    default_css = [("leaflet_css", ORIGIN + "leaflet.css")]  # noqa: RUF012


def build_base_page(area: Area) -> BasePage:
    """Render the base of ``area``. Pure, any thread; 20 to 60 ms for a regency. Raises RemoteAssetError.

    Colours are CSS classes (``ops.css``), so a change of theme needs no new page.
    """
    base = _map_of(area)
    ground = ground_of(area)
    _add_rings(base, ground.around, "around")
    _add_rings(base, ground.region, "region")
    for kind in LINE_KINDS:
        lines = [list(line.points) for line in area.lines if line.kind == kind and len(line.points) > 1]
        if lines:
            PolyLine(lines, className=f"base {kind}").add_to(base)  # type: ignore[no-untyped-call]
    return externalised(_figure_of(base).render())


def externalised(html: str) -> BasePage:
    """Move inline scripts and styles to files of their own. Raises RemoteAssetError for anything outside."""
    files: dict[str, Asset] = {}

    def moved(match: re.Match[str]) -> str:
        tag, body = match.groups()
        is_script = tag == "script"
        name = f"page{len(files) + 1}.{'js' if is_script else 'css'}"
        files[name] = Asset(body.encode(), "text/javascript" if is_script else "text/css")
        address = ORIGIN + name
        return f'<script src="{address}"></script>' if is_script else f'<link rel="stylesheet" href="{address}"/>'

    page = _INLINE.sub(moved, html)
    for text in (html, page):
        if outside := _REMOTE.search(text.replace(ORIGIN, "")):
            raise RemoteAssetError(text[outside.start() : outside.start() + 120])
    return BasePage(Asset(page.encode(), "text/html"), MappingProxyType(files))


def _map_of(area: Area) -> OpsMap:
    bounds = home_bounds(area)
    base = OpsMap(
        [(bounds.south + bounds.north) / 2.0, (bounds.west + bounds.east) / 2.0],
        tiles=None, zoom_control=False, min_zoom=8, max_zoom=17, zoomSnap=0.25, zoomDelta=0.5,
        attributionControl=False, zoomAnimation=False, fadeAnimation=False, markerZoomAnimation=False,
        doubleClickZoom=False, keyboard=False, inertia=False, boxZoom=False, wheelPxPerZoomLevel=120,
    )  # fmt: skip
    base._id = "ops"  # the page's own script finds ``map_ops``
    base.fit_bounds([[bounds.south, bounds.west], [bounds.north, bounds.east]])
    return base


def _add_rings(base: OpsMap, rings: tuple[Ring, ...], css_class: str) -> None:
    """One path for all rings: they don't overlap, and the even-odd rule fills each."""
    if rings:
        Polygon([list(ring) for ring in rings], className=f"base {css_class}", fill=True).add_to(base)


def _figure_of(base: OpsMap) -> Figure:
    figure = base.get_root()
    if not isinstance(figure, Figure):
        raise TypeError("a folium map stands in a figure")
    figure.header.add_child(CssLink(ORIGIN + "theme.css"), name="theme_css")
    figure.header.add_child(JavascriptLink(ORIGIN + "qwebchannel.js"), name="channel")
    # In the body, so that ours comes after Leaflet's, which folium links while rendering.
    figure.html.add_child(CssLink(ORIGIN + "ops.css"), name="ops_css")
    figure.html.add_child(Element(f'<script type="module" src="{ORIGIN}ops.js"></script>'), name="ops")
    return figure
