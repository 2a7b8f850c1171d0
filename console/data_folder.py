"""Where a room's record is kept. Drill and live never share a folder."""

from pathlib import Path

import platformdirs

from console.arguments import Arguments
from services.domain.errors import KnownError
from services.domain.text import Label


def data_path(given: Path | None, *, profile_id: str, is_drill: bool) -> Path:
    """Return where the record of this profile and mode is, whether it exists or not."""
    base = given if given is not None else platformdirs.user_data_path("icc-console") / profile_id
    return base / ("drill" if is_drill else "live")


def data_path_of(arguments: Arguments, profile_id: str) -> Path:
    """Return where the record of a profile is, for what was asked on the command line."""
    return data_path(arguments.data, profile_id=profile_id, is_drill=arguments.is_drill)


def data_folder(given: Path | None, *, profile_id: str, is_drill: bool) -> Path:
    """Return the folder, made when missing. Raises KnownError when it cannot be written."""
    folder = data_path(given, profile_id=profile_id, is_drill=is_drill)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(
            Label(
                id=f"Folder data {folder} tidak dapat dibuat atau ditulis. Pilih yang lain dengan --data.",
                en=f"The data folder {folder} cannot be made or written. Choose another with --data.",
            ),
            str(error.strerror),
        ) from error
    return folder
