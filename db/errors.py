"""What can go wrong between the console and its files, in the operator's words."""

import errno
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from services.domain.errors import KnownError
from services.domain.text import Label


def in_use(directory: Path) -> KnownError:
    return KnownError(
        Label(
            id="Data ini sedang dipakai konsol lain; tutup konsol itu dahulu.",
            en="Another console is using this data; close that one first.",
        ),
        str(directory),
    )


def foreign(path: Path) -> KnownError:
    return KnownError(
        Label(
            id="Berkas basis data ini bukan milik konsol dan tidak disentuh; pilih folder data lain.",
            en="This database file is not the console's and was left untouched; choose another data folder.",
        ),
        str(path),
    )


def newer(path: Path, found: int, *, known: int) -> KnownError:
    return KnownError(
        Label(
            id="Berkas basis data ditulis konsol yang lebih baru dan tidak disentuh; perbarui konsol ini.",
            en="The database file was written by a newer console and was left untouched; update this one.",
        ),
        f"{path}: schema {found}, this console knows {known}",
    )


def damaged(path: Path, detail: str) -> KnownError:
    return KnownError(
        Label(
            id="Basis data rusak dan tidak ada jurnal untuk memulihkannya; kembalikan dari cadangan.",
            en="The database is damaged and there is no journal to restore it from; restore a backup.",
        ),
        f"{path}: {detail}",
    )


def unwritable(directory: Path, error: Exception) -> KnownError:
    return KnownError(
        Label(
            id="Folder data tidak dapat ditulisi; periksa izin dan diska, atau pilih folder lain.",
            en="The data folder cannot be written; check permissions and disk, or choose another folder.",
        ),
        f"{directory}: {error}",
    )


def other_mode(directory: Path, found: str) -> KnownError:
    if found == "drill":
        reason = Label(
            id="Folder ini berisi data latihan dan tidak dibuka sebagai data nyata; pilih folder lain.",
            en="This folder holds drill data and is not opened as the real record; choose another folder.",
        )
    else:
        reason = Label(
            id="Folder ini berisi data nyata dan tidak dibuka untuk latihan; pilih folder lain.",
            en="This folder holds the real record and is not opened for a drill; choose another folder.",
        )
    return KnownError(reason, str(directory))


def other_profile(directory: Path, found: str) -> KnownError:
    return KnownError(
        Label(
            id="Folder data ini milik profil lain; pilih profil itu atau folder lain.",
            en="This data folder belongs to another profile; choose that profile or another folder.",
        ),
        f"{directory}: {found}",
    )


def closed() -> KnownError:
    return KnownError(
        Label(
            id="Konsol sedang ditutup; perubahan ini tidak disimpan.",
            en="The console is closing; this change was not saved.",
        )
    )


def disk_full(detail: str) -> KnownError:
    return KnownError(
        Label(
            id="Diska penuh; perubahan ini tidak disimpan. Kosongkan ruang lalu ulangi.",
            en="The disk is full; this change was not saved. Free some space and repeat it.",
        ),
        detail,
    )


def disk_failed(detail: str) -> KnownError:
    return KnownError(
        Label(
            id="Diska tidak dapat ditulisi; perubahan ini tidak disimpan. Periksa diska lalu ulangi.",
            en="The disk could not be written; this change was not saved. Check the disk and repeat it.",
        ),
        detail,
    )


def corrupt(detail: str) -> KnownError:
    return KnownError(
        Label(
            id="Basis data rusak; perubahan ini tidak disimpan. Mulai ulang konsol agar dipulihkan dari jurnal.",
            en="The database is damaged; this change was not saved. Restart to restore it from the journal.",
        ),
        detail,
    )


def sent_already(peer: str) -> KnownError:
    return KnownError(
        Label(
            id="Pesannya sudah dikirim, jadi langkah ini tidak dapat dibatalkan. Lakukan langkah koreksi.",
            en="Its message was sent already, so this act cannot be undone. Correct it with a new one.",
        ),
        peer,
    )


FULL = (errno.ENOSPC, errno.EDQUOT)
WORLD = ("SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")


def is_damage(error: BaseException) -> bool:
    """Return whether SQLite itself says the file is broken."""
    return sqlite_name(error).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def storage_error(error: BaseException) -> KnownError | None:
    """Return the world's fault behind ``error``; None when it is a bug."""
    if isinstance(error, OSError):
        return disk_full(str(error)) if error.errno in FULL else disk_failed(str(error))
    name = sqlite_name(error)
    if name.startswith("SQLITE_FULL"):
        return disk_full(name)
    if is_damage(error):
        return corrupt(name)
    return disk_failed(name) if name.startswith(WORLD) else None


def sqlite_name(error: BaseException) -> str:
    """Return SQLite's name of the error ("SQLITE_FULL"), "" when it did not come from SQLite."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(origin, "sqlite_errorname", "") or "")
