"""Why the room's rules say no to an act: cause and next step, in both languages."""

from services.domain.errors import KnownError
from services.domain.incident import IncidentStatus
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
NO_NUMBER = Label(
    id="Nomor penelepon belum diisi. Tulis nomornya, lalu tandai lagi.",
    en="There is no caller's number yet. Write it, then mark it again.",
)
REAL_CALL = Label(
    id="Panggilan nyata disimpan sebagai kejadian. Isi apa yang terjadi, lalu simpan.",
    en="A real call is saved as an incident. Say what happened, then save.",
)
NO_REASON = Label(
    id="Langkah ini perlu alasan. Tulis alasannya dalam satu kalimat.",
    en="This step needs a reason. Give it in one sentence.",
)
NOT_REACHABLE = Label(
    id="Status itu tidak dapat dicapai dari status sekarang. Pilih salah satu status yang ditawarkan.",
    en="That status cannot be reached from the present one. Choose one of those offered.",
)
SAME_STATUS = Label(
    id="Statusnya sudah itu. Tidak ada yang perlu diubah.",
    en="That is its status already. There is nothing to change.",
)
UNDER_WAY = Label(
    id="Instansi sudah bekerja: kejadian ini tidak kembali ke tahap verifikasi. Pilih status yang ditawarkan.",
    en="Agencies are at work: the incident does not go back to being verified. Choose one of those offered.",
)
RESOLVED = Label(
    id="Kejadian ini sudah selesai. Kembalikan ke Ditangani bila belum beres, atau tutup.",
    en="This incident is resolved. Move it back to In progress if it is not over, or close it.",
)
UNKNOWN_DISPOSITION = Label(
    id="Hasil penanganan itu tidak (lagi) ada di profil. Pilih dari daftar.",
    en="That disposition is not, or no longer, in the profile. Choose one from the list.",
)
NOT_CHECKED = Label(
    id="Jenis kejadian ini harus dicek di lokasi sebelum ditutup sebagai selesai. Catat cek lokasi dulu (M, K).",
    en="This kind of incident must be checked on site before it is closed as done. Record the check first (M, K).",
)
NO_CHECK = Label(
    id="Hasil cek lokasi masih kosong. Tulis siapa yang melihat apa.",
    en="The on-site check is empty. Write who saw what.",
)
BAD_COUNT = Label(
    id="Jumlah orang harus bilangan 0 sampai 100000, atau kosong bila tidak diketahui.",
    en="The number of people must be 0 to 100000, or empty when it is not known.",
)

# who answers for it
OWNED = Label(
    id="Kejadian ini sudah dipegang {0}. Ambil alih dengan alasan, atau minta diserahkan.",
    en="This incident is held by {0}. Take it over with a reason, or ask for it.",
)
YOURS = Label(id="Kejadian ini sudah Anda pegang.", en="This incident is yours already.")
UNOWNED = Label(
    id="Kejadian ini belum dipegang siapa pun. Pegang saja.",
    en="Nobody holds this incident. Just take it.",
)
NOT_YOURS = Label(
    id="Hanya yang memegang kejadian ini yang dapat menyerahkan atau melepasnya.",
    en="Only whoever holds this incident can offer or release it.",
)
NOT_OFFERED = Label(
    id="Kejadian ini tidak (lagi) ditawarkan kepada Anda.",
    en="This incident is not, or no longer, offered to you.",
)
NO_NAME = Label(id="Tulis nama operator yang dituju.", en="Write the name of the operator it is offered to.")
TAKE_REASON = Label(
    id="Sudah lebih dari 20 detik dipegang orang lain. Tulis alasan mengambil alih.",
    en="Somebody else has held it for more than 20 seconds. Write why you take it over.",
)

# two incidents
ITSELF = Label(id="Itu kejadian yang sama. Pilih kejadian lain.", en="That is the same incident. Choose another.")
OTHER_CLOSED = Label(
    id="Kejadian {0} sudah ditutup. Buka kembali dulu, atau pilih yang lain.",
    en="Incident {0} is closed. Reopen it first, or choose another.",
)
HAS_PARENT = Label(
    id="Kejadian {0} sudah menjadi bagian dari {1}. Lepaskan dulu.",
    en="Incident {0} is part of {1} already. Take it out first.",
)
HAS_CHILDREN = Label(
    id="Kejadian {0} sendiri punya bagian. Lepaskan bagiannya dulu.",
    en="Incident {0} has parts of its own. Take those out first.",
)
NOT_LINKED = Label(id="Kejadian ini bukan bagian dari yang lain.", en="This incident is not part of another.")
OPEN_CHILDREN = Label(
    id="Bagian {0} masih terbuka. Tutup atau lepaskan dulu, baru tutup kejadian induk.",
    en="{0} is still open and part of this. Close it or take it out, then close this one.",
)
MERGED = Label(
    id="Kejadian ini digabung ke {0}. Pisahkan dulu bila memang kejadian lain.",
    en="This incident was merged into {0}. Separate it first if it is another one after all.",
)
NOT_MERGED = Label(id="Kejadian ini tidak digabung.", en="This incident was not merged.")

# undo
NOTHING_TO_UNDO = Label(
    id="Tidak ada langkah Anda yang dapat dibatalkan.",
    en="There is no act of yours to undo.",
)
UNDO_LATE = Label(
    id="Sudah lewat 30 detik. Lakukan langkah koreksi sebagai gantinya.",
    en="More than 30 seconds have passed. Correct it with a new act instead.",
)
UNDO_UNSAVED = Label(
    id="Langkah itu belum tersimpan. Tunggu sebentar, lalu batalkan.",
    en="That act is not saved yet. Wait a moment, then undo it.",
)
UNDO_OUTDATED = Label(
    id="Sesudahnya sudah ada perubahan yang bergantung pada langkah itu. Lakukan langkah koreksi.",
    en="Something newer depends on that act. Correct it with a new one.",
)
UNDO_SENDING = Label(
    id="Pesannya sedang dikirim. Coba lagi sebentar, atau lakukan langkah koreksi.",
    en="Its message is being sent right now. Try again in a moment, or correct it with a new act.",
)


def about(words: Label, *parts: str) -> Label:
    """Return ``words`` with ``parts`` filled in."""
    return Label(id=words.id.format(*parts), en=words.en.format(*parts))


def why_not(before: IncidentStatus, after: IncidentStatus) -> Label:
    """Return why ``after`` may not follow ``before``."""
    if before is after:
        return SAME_STATUS
    if before is IncidentStatus.CLOSED:
        return CLOSED
    if before is IncidentStatus.RESOLVED:
        return RESOLVED
    return UNDER_WAY if after in (IncidentStatus.NEW, IncidentStatus.VERIFIED) else NOT_REACHABLE


def too_long(limit: int) -> Label:
    return Label(
        id=f"Teks lebih dari {limit} huruf. Persingkat, lalu simpan lagi.",
        en=f"The text is longer than {limit} characters. Shorten it and save again.",
    )
