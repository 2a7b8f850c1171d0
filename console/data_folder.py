"""Where a room's record is kept. Drill and live never share a folder."""

from pathlib import Path

import platformdirs

from services.domain.errors import KnownError
from services.domain.text import Label


def data_folder(given: Path | None, *, profile_id: str, is_drill: bool) -> Path:
    """Return the folder, made when missing. Raises KnownError when it cannot be written."""
    base = given if given is not None else platformdirs.user_data_path("icc-console") / profile_id
    folder = base / ("drill" if is_drill else "live")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(
            Label(
                id=f"Folder data {base} tidak dapat dibuat atau ditulis. Pilih yang lain dengan --data.",
                en=f"The data folder {base} cannot be made or written. Choose another with --data.",
            ),
            str(error.strerror),
        ) from error
    return folder
