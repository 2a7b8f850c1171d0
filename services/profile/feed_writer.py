"""Writes a new source into the profile, or beside it; what does not pass the loader is not written."""

import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from services.domain.errors import KnownError
from services.domain.feed import Feed
from services.domain.profile import Profile
from services.domain.text import Label
from services.domain.trial import FeedDraft
from services.profile.feed_entry import entry_text, feed_id_for
from services.profile.loader import ADDED, load_profile
from services.profile.problem import Problem
from services.profile.text_file import read_text

HEAD = """# Umpan yang ditambahkan di komputer ini lewat panel Umpan. Dibaca sesudah umpan milik profil.
# Feeds added at this computer in the feed panel. Read after the profile's own feeds.
"""
FEEDS = "feeds.toml"


def unwritable(path: Path, error: OSError) -> KnownError:
    why = error.strerror or type(error).__name__
    return KnownError(
        Label(
            id=f"{path.name} tidak dapat ditulis ({why}). Periksa ruang diska dan izin folder, lalu simpan lagi.",
            en=f"{path.name} cannot be written ({why}). Check the disk's space and the permissions, then save again.",
        ),
        str(path),
    )


@dataclass(frozen=True, slots=True)
class Added:
    """The profile as it is now, and the feed that is new in it."""

    profile: Profile
    feed: Feed


class FeedWriter:
    """Adds feeds to one profile. Blocks on the disk: pool threads; one at a time.

    ``directory`` is the profile's folder. Where that is ``is_shipped`` with the program, not to be written to, or the
    room is a drill (``drill_base_url``), feeds go to ``overlay``: a file in the data folder that is read after them.
    """

    def __init__(
        self, directory: Path, *, overlay: Path, is_shipped: bool, drill_base_url: str | None = None
    ) -> None:
        self._directory, self._overlay = directory, overlay
        self._is_shipped, self._drill_base_url = is_shipped, drill_base_url
        self._lock = threading.Lock()

    @property
    def target(self) -> Path:
        """Return the file a feed would be written to now."""
        if self._drill_base_url is not None or self._is_shipped or not _is_writable(self._directory / FEEDS):
            return self._overlay
        return self._directory / FEEDS

    @property
    def place(self) -> Label:
        """Return where feeds are written and why there, in a sentence."""
        path = self.target
        if path != self._overlay:
            return Label(id=f"Disimpan di profil: {path}", en=f"Saved in the profile: {path}")
        if self._drill_base_url is not None:
            why = Label("latihan tidak mengubah profil", "a drill does not change the profile")
        elif self._is_shipped:
            why = Label(
                "profil bawaan program tidak diubah", "the profile shipped with the program is not changed"
            )
        else:
            why = Label("folder profil tidak dapat ditulis", "the profile's folder cannot be written")
        return Label(
            id=f"Disimpan di folder data ({why.id}): {path}", en=f"Saved in the data folder ({why.en}): {path}"
        )

    def load(self) -> Profile:
        """Return the profile as it is on disk now, with what was added. Raises ProfileError."""
        return self._load_with()

    def id_for(self, draft: FeedDraft) -> str:
        """Return the id ``draft`` would get now. Raises ProfileError."""
        return draft.feed_id or feed_id_for(draft.name, taken=[feed.feed_id for feed in self.load().feeds])

    def add(self, draft: FeedDraft) -> Added:
        """Write ``draft`` and return when it is on disk.

        Raises ProfileError with file, line and key when the profile would not load with it, and KnownError when the
        file cannot be written; it is then as it was.
        """
        with self._lock:
            target = self.target
            feed_id = self.id_for(draft)
            entry = entry_text(draft, feed_id=feed_id, drill_base_url=self._drill_base_url)
            candidate = target.with_name(f"{target.name}.new")
            try:
                profile = self._tried(candidate, _present(target, is_new_kept=target == self._overlay) + entry)
                _replace(candidate, target)
            except OSError as error:
                raise unwritable(target, error) from error
            finally:
                candidate.unlink(missing_ok=True)
            return Added(profile, next(feed for feed in profile.feeds if feed.feed_id == feed_id))

    def _tried(self, candidate: Path, text: str) -> Profile:
        _write(candidate, text)
        if self.target == self._overlay:
            return self._load_with(overlay=candidate)
        return self._load_with(feeds_file=candidate)

    def _load_with(self, *, overlay: Path | None = None, feeds_file: Path | None = None) -> Profile:
        added = overlay or self._overlay
        return load_profile(
            self._directory,
            drill_base_url=self._drill_base_url,
            overlay=lambda _profile_id: added,
            feeds_file=feeds_file,
        )


def added_feeds_path(folder: Path) -> Path:
    """Return where the feeds added at this computer are kept, for a room's data folder."""
    return folder / ADDED


def overlay_in(folder_of: Callable[[str], Path]) -> Callable[[str], Path]:
    """Return the loader's overlay, for what gives the data folder of a profile's id."""
    return partial(_overlay, folder_of)


def _overlay(folder_of: Callable[[str], Path], profile_id: str) -> Path:
    return added_feeds_path(folder_of(profile_id))


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _present(path: Path, *, is_new_kept: bool) -> str:
    """Return what stands in the file, ready for another entry behind it."""
    if is_new_kept and not path.exists():
        return HEAD + "\n"
    text = read_text(path, path.name)
    if isinstance(text, Problem):
        raise KnownError(Label(id=text.in_language("id"), en=text.in_language("en")), str(path))
    as_it_is = path.read_bytes().decode("utf-8")
    return as_it_is + ("\n" if as_it_is.endswith("\n") else "\n\n")


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _replace(candidate: Path, target: Path) -> None:
    if target.exists():
        shutil.copymode(target, candidate)
    candidate.replace(target)
    if os.name == "posix":
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
