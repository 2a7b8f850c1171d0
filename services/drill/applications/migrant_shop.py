"""Migrant Shop: orders page by page, as Laravel numbers them, and the shop's figures."""

from collections.abc import Callable

from services.domain.event import Json
from services.drill.applications.episodes import Episode, stage_of
from services.drill.applications.ground import Ground, Query, Told
from services.drill.applications.moment import Moment
from services.drill.applications.writing import comma, day_and_date
from services.drill.indicators import IndicatorBoard

EVERY_S, KEPT, PER_PAGE = 420.0, 30, 15
STEPS = (("menunggu pembayaran", 600.0), ("dibayar", 1500.0), ("dikirim", 7200.0))
FIGURES = {"omzet_bulan": "migrant_shop_omzet", "pelaku_aktif": "migrant_shop_pelaku"}  # the shop's name, ours


class MigrantShop:
    """``board`` holds the figures, so that both sources of them say the same."""

    def __init__(self, ground: Ground, board: IndicatorBoard) -> None:
        self._ground, self._board = ground, board
        self._orders = ground.episodes("migrant-shop", every_s=EVERY_S, keep=KEPT)

    def told(self) -> dict[str, Told]:
        return {"/migrant-shop/api/pesanan": self._page, "/migrant-shop/api/ringkasan": self._figures}

    def _page(self, moment: Moment, query: Query) -> Json:
        orders = self._orders.until(moment.now_s)[::-1]
        last = max(1, -(-len(orders) // PER_PAGE))
        asked = query.get("page", "1")
        page = min(max(1, int(asked)), last) if asked.isdecimal() and len(asked) < 6 else 1
        shown = orders[(page - 1) * PER_PAGE : page * PER_PAGE]
        return {
            "current_page": page,
            "data": [self._order(episode, moment) for episode in shown],
            "last_page": last,
            "per_page": PER_PAGE,
            "total": len(orders),
        }

    def _order(self, episode: Episode, moment: Moment) -> Json:
        ground, chance = self._ground, episode.chance
        product, count = chance.choice(ground.words["products"]), chance.randint(1, 6)
        village = ground.town.any_village(chance)
        stage = stage_of(episode, STEPS, now_s=moment.now_s, end="selesai")
        since = moment.local(stage.since_s)
        return {
            "no_pesanan": ground.number("MS", episode),
            "produk": {"nama": f"LATIHAN {product['name']}", "jumlah": count},
            "total": f"Rp {comma(product['price'] * count, 2)}",
            "status": stage.word,
            "diperbarui": f"{day_and_date(since)} pukul {since:%H:%M:%S}",
            "penjual": {"usaha": f"UMKM {village.name}", "desa": village.name, "kecamatan": village.district},
            "nama_pembeli": ground.phrasing.reporter(chance)[0],
        }

    def _figures(self, moment: Moment, query: Query) -> Json:
        rows = [_figure(name, code, self._board.measured, moment) for name, code in FIGURES.items()]
        return {"success": True, "data": {"ringkasan": [row for row in rows if row]}}


def _figure(
    name: str, code: str, measured: Callable[[str, float], tuple[float, float] | None], moment: Moment
) -> Json:
    found = measured(code, moment.now_s)
    if found is None:
        return None
    value, second = found
    at = moment.local(second)
    return {"kunci": name, "nilai": comma(value, 2), "per": f"{at:%d/%m/%Y %H:%M:%S}", "catatan": "LATIHAN"}
