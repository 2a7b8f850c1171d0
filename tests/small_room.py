"""A hand-made profile of three villages, for tests that need a room but not Indramayu."""

from datetime import UTC, datetime

from services.domain.camera import Camera
from services.domain.feed import Feed
from services.domain.geo import BoundingBox, Point
from services.domain.incident import Incident, IncidentStatus
from services.domain.observation import Measure, Observation, ObservationKind
from services.domain.profile import Agency, Area, Category, DeadlineClass, IntakeRules, Profile, Scene, Village
from services.domain.programme import Dimension, Direction, Indicator, Programme
from services.domain.severity import Severity
from services.domain.text import Label

NOW = datetime(2026, 11, 21, 9, 42, 5, tzinfo=UTC)
KANDANGHAUR = Point(-6.36, 108.08)
LOHBENER = Point(-6.40, 108.28)
BALONGAN = Point(-6.38, 108.40)


def label(text: str) -> Label:
    return Label(id=text, en=text)


def feed(feed_id: str = "aduan", *, reply_url: str = "", is_drill: bool = False) -> Feed:
    options = {"reply_url": reply_url} if reply_url else {}
    url = f"http://127.0.0.1/{feed_id}"
    return Feed(feed_id, label(feed_id.title()), url, "open311", 30.0, 120.0, options=options, is_drill=is_drill)


def indicator(indicator_id: str = "sampah-terangkut") -> Indicator:
    return Indicator(
        indicator_id=indicator_id,
        programme_id="lebu-digital",
        name=label("Sampah terangkut"),
        unit="%",
        direction=Direction.MORE_IS_BETTER,
        baseline=40.0,
        target=80.0,
        target_year=2029,
        source="DLH",
        stale_after_s=86_400.0,
        is_example=True,
    )


def small_profile(*, feeds: tuple[Feed, ...] = (), is_drill: bool = False) -> Profile:
    return Profile(
        profile_id="kecil",
        name=label("Ruang kecil"),
        station="A",
        area=_area(),
        agencies=tuple(
            Agency(code, code.upper(), Dimension.LIVING, label("Menangani")) for code in ("bpbd", "dlh", "dinkes")
        ),
        deadlines={
            "segera": DeadlineClass("segera", label("Segera"), 60.0, 3600.0),
            "aduan": DeadlineClass("aduan", label("Aduan"), 600.0, 432_000.0),
            "tanpa": DeadlineClass("tanpa", label("Tanpa tenggat"), None, None),
        },
        categories=_categories(),
        intake=IntakeRules(150.0, 4.5, ("Indramayu", "Balongan"), ("aduan",), "banjir-rob"),
        feeds=feeds or (feed(),),
        cameras=(Camera("cam-1", "Simpang", "http://127.0.0.1/cam", LOHBENER),),
        programmes=(
            Programme(
                "lebu-digital",
                "Lebu Digital",
                label("Sampah"),
                Dimension.ENVIRONMENT,
                "dlh",
                (indicator(), indicator("titik-pantau")),
            ),
        ),
        scenes=(Scene("meja", label("Meja"), ("map", "queue")),),
        is_drill=is_drill,
    )


def report(external_id: str = "A-1", *, text: str = "Banjir di jalan desa", status: str = "open") -> Observation:
    return Observation(
        "aduan", external_id, ObservationKind.REPORT, NOW, text, text, point=LOHBENER, status=status
    )


def quake(external_id: str, *, at: datetime = NOW, point: Point = LOHBENER, magnitude: float = 5.0) -> Observation:
    measures = {"magnitude": Measure(magnitude), "depth": Measure(10.0, "km")}
    kind = ObservationKind.EARTHQUAKE
    return Observation("bmkg", external_id, kind, at, f"Gempa M{magnitude}", point=point, measures=measures)


def incident(incident_id: str = "i-1", *, severity: Severity = Severity.P2, seq: int = 1) -> Incident:
    return Incident(
        incident_id=incident_id,
        number=f"A-26-{seq:05d}",
        category="banjir",
        severity=severity,
        status=IncidentStatus.NEW,
        title="Banjir",
        opened_at=NOW,
        updated_at=NOW,
        last_event_id=f"e-{seq}",
        seq=seq,
    )


def _area() -> Area:
    return Area(
        name="Kabupaten Kecil",
        code="32.12",
        time_zone="Asia/Jakarta",
        zone_label="WIB",
        bounds=BoundingBox(-6.67, 107.85, -6.23, 108.60),
        districts=("Kandanghaur", "Lohbener", "Balongan"),
        villages=(
            Village("32.12.01.2001", "Kertawinangun", "desa", "Kandanghaur", KANDANGHAUR, 5.0),
            Village("32.12.02.2001", "Langut", "desa", "Lohbener", LOHBENER, 4.0),
            Village("32.12.03.1001", "Balongan", "kelurahan", "Balongan", BALONGAN, 3.0),
        ),
        lines=(),
        attribution="dibuat sendiri",
    )


def _categories() -> tuple[Category, ...]:
    rows = (
        ("banjir", Severity.P2, "segera", ("banjir", "genangan")),
        ("banjir-rob", Severity.P2, "segera", ("banjir rob", "rob")),
        ("gempa", Severity.P1, "segera", ("gempa",)),
        ("sampah", Severity.P3, "aduan", ("sampah", "tps liar")),
        ("lainnya", Severity.P4, "tanpa", ()),
    )
    return tuple(
        Category(code, label(code.capitalize()), severity, deadline, code, ("bpbd",), keywords)
        for code, severity, deadline, keywords in rows
    )
