"""Water levels as Jakarta's water agency (DSDA) tells them, which other agencies copy: FEEDS 8.2.

Four shapes: the status of all gates (XML or JSON, upper-case names, millimetres), the map's lists of gates,
observation posts, pumps, rain gauges and reservoirs (JSON, ``properties`` and ``geometry``, centimetres), and the
text of one gate's history (points in centimetres, thresholds in millimetres). SIAGA 1 is the worst, 4 is normal.
"""

from services.domain.feed import Feed
from services.domain.observation import Observation, Parsed
from services.domain.text import Label
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import Item, read_items
from services.feeds.formats.water_gate.dsda_map import MapReader
from services.feeds.formats.water_gate.gate_status import GateReader
from services.feeds.formats.water_gate.history import HistoryReader, is_history, points_of
from services.feeds.formats.water_gate.settings import Settings
from services.feeds.formats.water_gate.shapes import is_of_map, rows_of

__all__ = ["FORMAT", "parse"]


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the stations of ``body`` as SITEs. Raises FeedError when it is not such a list.

    Measures: level (cm, may be negative), previous_level, siaga1..siaga4 (the thresholds, cm); rain (mm); pumps_running
    and pumps_idle (unit). ``status`` is the source's word ("Siaga 2", "Normal"), ``severity`` its grade. Attributes:
    site_type (water_gauge, rain_gauge, pump, reservoir), river, weather, reading. Times without a zone are WIB
    unless ``options.time_zone`` says otherwise. A row may be years old: ``observed_at`` says so.
    """
    settings = Settings(feed)
    if is_history(body):
        return read_items(points_of(body), HistoryReader(feed, settings).read, feed=feed)
    gates, on_map = GateReader(feed, settings), MapReader(feed, settings)

    def read(item: Item, raw: str) -> Observation:
        return on_map.read(item, raw) if is_of_map(item) else gates.read(item, raw)

    return read_items(rows_of(body), read, feed=feed)


FORMAT = Format(
    "water-gate",
    Label("Tinggi muka air dan SIAGA gaya DSDA Jakarta", "Water levels and SIAGA as Jakarta's DSDA tells them"),
    parse,
    content_types=("application/json", "application/xml", "text/xml", "text/plain", "text/html"),
    options=(
        Option("unit", Label("satuan tinggi air: mm, cm atau m", "unit of the levels: mm, cm or m")),
        Option("time_zone", Label("zona waktu, bawaan Asia/Jakarta", "time zone, Asia/Jakarta by default")),
        Option(
            "thresholds",
            Label("stasiun ke [SIAGA 1, 2, 3] dalam cm", "station to [SIAGA 1, 2, 3] in cm"),
        ),
    ),
)
