"""The checked files as nouns. Nothing here can fail: everything was checked before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from zoneinfo import ZoneInfo

from services.domain.camera import Camera
from services.domain.feed import Feed, RequestBudget
from services.domain.geo import Point
from services.domain.profile import (
    USUAL_CLOSINGS,
    Agency,
    Area,
    Category,
    Closing,
    DeadlineClass,
    IntakeRules,
    Line,
    Profile,
    Scene,
    Village,
)
from services.domain.programme import Dimension
from services.domain.severity import Severity
from services.feeds.formats import FORMATS
from services.profile.alarm_rules import AlarmsFile, alarm_rules
from services.profile.build_outbox import drill_outbox, live_outbox
from services.profile.build_playbooks import playbooks_of
from services.profile.build_programmes import programme_of
from services.profile.holidays import calendar_of
from services.profile.schema_deadlines import HolidaysFile
from services.profile.schema_feeds import (
    DRILL_BASE,
    AddedDrillFile,
    AddedFeedsFile,
    CameraModel,
    CamerasFile,
    DrillFile,
    FeedModel,
    FeedsFile,
)
from services.profile.schema_outbox import OutboxFile
from services.profile.schema_playbooks import PlaybookFile
from services.profile.schema_room import (
    AgenciesFile,
    AgencyModel,
    AreaModel,
    CategoriesFile,
    IntakeFile,
    ProfileFile,
    ProgrammesFile,
    ScenesFile,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """Every file of a profile, valid by itself and with the others."""

    profile: ProfileFile
    agencies: AgenciesFile
    categories: CategoriesFile
    intake: IntakeFile
    feeds: FeedsFile
    cameras: CamerasFile
    programmes: ProgrammesFile
    scenes: ScenesFile
    outbox: OutboxFile
    alarms: AlarmsFile
    holidays: HolidaysFile
    villages: tuple[Village, ...]
    lines: tuple[Line, ...]
    mappings: Mapping[str, Mapping[str, object]]  # the files of mappings/ by name
    added: AddedFeedsFile | AddedDrillFile = field(default_factory=AddedFeedsFile)
    playbooks: tuple[PlaybookFile, ...] = ()

    @property
    def live_feeds(self) -> Sequence[FeedModel]:
        return (*self.feeds.feeds, *self.added.feeds)


def live_profile(files: Checked) -> Profile:
    zone = ZoneInfo(files.profile.area.time_zone)
    return Profile(
        profile_id=files.profile.id,
        name=files.profile.name.label(),
        station=files.profile.station,
        area=_area(files.profile.area, files.villages, files.lines),
        agencies=tuple(_agency(agency, files.villages) for agency in files.agencies.agencies),
        deadlines=MappingProxyType(
            {
                d.code: DeadlineClass(d.code, d.name.label(), d.acknowledge_s, d.resolve_s, d.rules())
                for d in files.categories.deadlines
            }
        ),
        categories=_categories(files.categories),
        intake=_intake(files.intake, (*files.intake.report_feeds, *_opening(files.live_feeds))),
        feeds=tuple(_feed(feed, files, base_url=None) for feed in files.live_feeds),
        cameras=tuple(_camera(camera, base_url=None) for camera in files.cameras.cameras),
        programmes=tuple(programme_of(programme, zone) for programme in files.programmes.programmes),
        scenes=tuple(
            Scene(s.code, s.name.label(), tuple(s.panes), tuple(s.cameras), s.distance_m)
            for s in files.scenes.scenes
        ),
        outbox=live_outbox(files.outbox),
        alarms=alarm_rules(files.alarms),
        budgets=tuple(RequestBudget(tuple(b.hosts), b.per_minute) for b in files.feeds.budgets),
        closings=_closings(files.categories),
        calendar=calendar_of(files.holidays),
        playbooks=playbooks_of(files.playbooks),
    )


def drill_profile(files: Checked, drill: DrillFile, base_url: str) -> Profile:
    """Return the live profile with the drill city's feeds and cameras instead of the real ones."""
    live = live_profile(files)
    feeds = (*drill.feeds, *files.added.feeds)
    return Profile(
        profile_id=live.profile_id,
        name=live.name,
        station=live.station,
        area=live.area,
        agencies=live.agencies,
        deadlines=live.deadlines,
        categories=live.categories,
        intake=_intake(files.intake, (*drill.report_feeds, *_opening(feeds))),
        feeds=tuple(_feed(feed, files, base_url=base_url) for feed in feeds),
        cameras=tuple(_camera(camera, base_url=base_url) for camera in drill.cameras),
        programmes=live.programmes,
        scenes=tuple(_without_cameras(scene) for scene in live.scenes),
        is_drill=True,
        outbox=drill_outbox(files.outbox, base_url),
        alarms=live.alarms,
        closings=live.closings,
        calendar=live.calendar,
        playbooks=live.playbooks,
    )


def _area(area: AreaModel, villages: tuple[Village, ...], lines: tuple[Line, ...]) -> Area:
    return Area(
        name=area.name,
        code=area.code,
        time_zone=area.time_zone,
        zone_label=area.zone_label,
        bounds=area.bounds.box(),
        districts=tuple(dict.fromkeys(village.district for village in villages)),
        villages=villages,
        lines=lines,
        attribution=area.attribution,
    )


def _agency(agency: AgencyModel, villages: tuple[Village, ...]) -> Agency:
    points = {village.code: village.point for village in villages}
    return Agency(
        agency.code,
        agency.name,
        Dimension(agency.dimension),
        agency.duty.label(),
        agency.contact,
        agency.full_name,
        serves=tuple(agency.serves),
        posts=tuple(points[code] for code in agency.posts),
    )


def _categories(file: CategoriesFile) -> tuple[Category, ...]:
    return tuple(
        Category(
            c.code,
            c.name.label(),
            Severity[c.severity],
            c.deadline,
            c.playbook,
            tuple(c.agencies),
            tuple(c.keywords),
            c.on_site_check,
        )
        for c in file.categories
    )


def _closings(file: CategoriesFile) -> tuple[Closing, ...]:
    named = tuple(
        Closing(d.code, d.name.label(), d.needs_reason, d.claims_done, d.retired) for d in file.dispositions
    )
    return named or USUAL_CLOSINGS


def _intake(file: IntakeFile, report_feeds: Iterable[str]) -> IntakeRules:
    return IntakeRules(
        file.earthquake_distance_km,
        file.earthquake_min_magnitude,
        tuple(file.felt_places),
        tuple(report_feeds),
        file.tsunami_category or "",
        earthquake_category=file.earthquake_category or "gempa",
        quake_report_window_s=file.quake_report_window_s,
        quake_report_words=tuple(file.quake_report_words),
        warning_min_severity=Severity[file.warning_min_severity],
        warning_category=MappingProxyType(dict(file.warning_category)),
        site_min_severity=MappingProxyType({kind: Severity[s] for kind, s in file.site_min_severity.items()}),
        site_category=MappingProxyType(dict(file.site_category)),
        site_closes_after_s=file.site_closes_after_s,
        site_max_age_s=file.site_max_age_s,
        hotspot_category=file.hotspot_category or "",
        hotspot_severity=Severity[file.hotspot_severity],
        place_min_confidence=file.place_min_confidence,
        place_point_confidence=file.place_point_confidence,
    )


def _opening(feeds: Iterable[FeedModel]) -> list[str]:
    return [feed.id for feed in feeds if feed.opens_incidents]


def _feed(feed: FeedModel, files: Checked, *, base_url: str | None) -> Feed:
    options = {**(files.mappings[feed.mapping] if feed.mapping else {}), **feed.options}
    return Feed(
        feed_id=feed.id,
        name=feed.name.label(),
        url=_address(feed.url or "", base_url),
        format=feed.format,
        interval_s=feed.interval_s,
        stale_after_s=feed.stale_after_s,
        is_enabled=feed.enabled,
        needs=feed.needs.label() if feed.needs else None,
        attribution=feed.attribution,
        content_types=tuple(feed.content_types or FORMATS[feed.format].content_types),
        max_bytes=feed.max_bytes,
        deadline_s=feed.deadline_s,
        options=MappingProxyType({key: _filled(value, base_url) for key, value in options.items()}),
        is_drill=base_url is not None,
    )


def _camera(camera: CameraModel, *, base_url: str | None) -> Camera:
    point = Point(camera.lat, camera.lon) if camera.lat is not None and camera.lon is not None else None
    return Camera(
        camera_id=camera.id,
        name=camera.name,
        url=_address(camera.url, base_url),
        point=point,
        bearing_deg=camera.bearing_deg,
        is_drill=base_url is not None,
    )


def _address(url: str, base_url: str | None) -> str:
    return url if base_url is None else url.replace(DRILL_BASE, base_url.rstrip("/"))


def _filled(option: object, base_url: str | None) -> object:
    """Return a format's option with the drill city's address wherever it names it."""
    if isinstance(option, str):
        return _address(option, base_url)
    if isinstance(option, dict):
        return {key: _filled(value, base_url) for key, value in option.items()}
    return [_filled(value, base_url) for value in option] if isinstance(option, list) else option


def _without_cameras(scene: Scene) -> Scene:
    return Scene(scene.code, scene.name, scene.panes, (), scene.distance_m)
