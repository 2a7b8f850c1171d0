"""Why the room's rules say no to an act: cause and next step, in both languages."""

from services.domain.errors import KnownError
from services.domain.text import Label


class RefusedError(KnownError):
    """An act the rules do not allow. Nothing was written."""


CLOSED = Label(
    id="Kejadian ini sudah ditutup. Buka kembali dengan alasan, atau tambahkan catatan.",
    en="This incident is closed. Reopen it with a reason, or add a note.",
)
NOT_CLOSED = Label(
    id="Kejadian ini masih terbuka. Tidak ada yang perlu dibuka kembali.",
    en="This incident is still open. There is nothing to reopen.",
)
ACKNOWLEDGED = Label(
    id="Kejadian ini sudah diterima. Lanjutkan dengan penugasan atau status.",
    en="This incident was already acknowledged. Go on with an assignment or a status.",
)
STATUS = Label(
    id="Status itu tidak dapat dicapai dari status sekarang. Pilih salah satu status yang ditawarkan.",
    en="That status cannot be reached from the present one. Choose one of those offered.",
)
CLOSE_WITH_DISPOSITION = Label(
    id='Gunakan "Tutup" dan pilih hasil penanganan untuk menutup kejadian.',
    en='Use "Close" and choose a disposition to close an incident.',
)
NOBODY = Label(
    id="Belum ada instansi yang ditugaskan. Tugaskan ke instansi lebih dulu.",
    en="No agency has been assigned. Assign one first.",
)
UNKNOWN_AGENCY = Label(
    id="Instansi itu tidak ada di profil. Pilih instansi dari daftar.",
    en="That agency is not in the profile. Choose one from the list.",
)
ASSIGNED = Label(
    id="Instansi itu sudah ditugaskan. Tambahkan catatan bila ada pesan baru.",
    en="That agency is already assigned. Add a note if there is more to tell it.",
)
UNKNOWN_CATEGORY = Label(
    id="Kategori itu tidak ada di profil. Pilih kategori dari daftar.",
    en="That category is not in the profile. Choose one from the list.",
)
UNKNOWN_FIELD = Label(
    id="Isian itu tidak dapat diubah. Tambahkan catatan sebagai gantinya.",
    en="That field cannot be changed. Add a note instead.",
)
SAME = Label(
    id="Tidak ada yang berubah. Isi nilai yang baru atau batalkan.",
    en="Nothing has changed. Enter a new value or cancel.",
)
NO_TITLE = Label(
    id="Judul masih kosong. Tulis apa yang terjadi dalam satu kalimat.",
    en="The title is empty. Say in one sentence what happened.",
)
NO_TEXT = Label(id="Catatan masih kosong. Tulis isinya.", en="The note is empty. Write what it should say.")
NO_WAY_BACK = Label(
    id="Pelapor tidak dapat dijangkau dari sini: sumber laporan tidak menerima balasan. Simpan sebagai catatan saja.",
    en="The reporter cannot be reached from here: the source takes no replies. Save it as a note only.",
)
NO_REASON = Label(
    id="Langkah ini perlu alasan. Tulis alasannya dalam satu kalimat.",
    en="This step needs a reason. Give it in one sentence.",
)


def too_long(limit: int) -> Label:
    return Label(
        id=f"Teks lebih dari {limit} huruf. Persingkat, lalu simpan lagi.",
        en=f"The text is longer than {limit} characters. Shorten it and save again.",
    )
