<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Agencies</name>
    <message>
        <source>already assigned</source>
        <translation>sudah ditugaskan</translation>
    </message>
    <message>
        <source>duty: {0}</source>
        <translation>tugas: {0}</translation>
    </message>
    <message>
        <source>not its area</source>
        <translation>bukan wilayahnya</translation>
    </message>
    <message>
        <source>its area</source>
        <translation>wilayahnya</translation>
    </message>
    <message>
        <source>{0} km</source>
        <translation>{0} km</translation>
    </message>
    <message>
        <source>open tasks: {0}</source>
        <translation>{0} tugas terbuka</translation>
    </message>
</context>
<context>
    <name>AlarmButtons</name>
    <message>
        <source>Acknowledge</source>
        <translation>Terima</translation>
    </message>
    <message>
        <source>With a comment</source>
        <translation>Dengan komentar</translation>
    </message>
    <message>
        <source>Shelve or bring back</source>
        <translation>Sisihkan atau kembalikan</translation>
    </message>
    <message>
        <source>Sound off for a while</source>
        <translation>Diamkan suara sebentar</translation>
    </message>
    <message>
        <source>Put in order</source>
        <translation>Urutkan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>AlarmForm</name>
    <message>
        <source>Write a few words first.</source>
        <translation>Tulis beberapa kata lebih dulu.</translation>
    </message>
    <message>
        <source>Shelve, because</source>
        <translation>Sisihkan, karena</translation>
    </message>
    <message>
        <source>Acknowledge with a comment</source>
        <translation>Terima dengan komentar</translation>
    </message>
    <message>
        <source> min</source>
        <translation> mnt</translation>
    </message>
    <message>
        <source>Minutes until it comes back</source>
        <translation>Menit sampai kembali</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Sisihkan</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Terima</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>AlarmHead</name>
    <message>
        <source>Alarms ({0})</source>
        <translation>Alarm ({0})</translation>
    </message>
    <message>
        <source>flood: {0} in 10 min, grouped by cause</source>
        <translation>banjir alarm: {0} dalam 10 mnt, dikelompokkan menurut sebab</translation>
    </message>
    <message>
        <source>P1: {0} calling, newest {1}</source>
        <translation>P1: {0} memanggil, terbaru {1}</translation>
    </message>
    <message>
        <source>{0} out of place, S sorts</source>
        <translation>{0} belum di tempatnya, S mengurutkan</translation>
    </message>
</context>
<context>
    <name>AlarmPane</name>
    <message>
        <source>Alarms</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>No alarm</source>
        <translation>Tidak ada alarm</translation>
    </message>
    <message>
        <source>What nobody answers, a breached deadline or a lost feed would stand here.</source>
        <translation>Yang belum diterima, tenggat yang terlampaui, atau umpan yang terputus akan tampil di sini.</translation>
    </message>
</context>
<context>
    <name>Alarms</name>
    <message>
        <source>{0} alarms</source>
        <translation>{0} alarm</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>Disisihkan</translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation>Dikelompokkan</translation>
    </message>
    <message>
        <source>Enter shows each</source>
        <translation>Enter menampilkan satu per satu</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Dipicu</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Selama</translation>
    </message>
    <message>
        <source>Nobody answers</source>
        <translation>Belum ada yang menerima</translation>
    </message>
    <message>
        <source>Answer overdue</source>
        <translation>Lewat tenggat terima</translation>
    </message>
    <message>
        <source>Deadline breached</source>
        <translation>Tenggat terlampaui</translation>
    </message>
    <message>
        <source>Agency silent</source>
        <translation>Instansi tidak menjawab</translation>
    </message>
    <message>
        <source>Feed lost</source>
        <translation>Umpan terputus</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Tidak ada gambar</translation>
    </message>
    <message>
        <source>Disk almost full</source>
        <translation>Disk hampir penuh</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>Memanggil</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Over, not seen</source>
        <translation>Berakhir, belum dilihat</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>shelved, back in {0}: {1}</source>
        <translation>disisihkan, kembali dalam {0}: {1}</translation>
    </message>
    <message>
        <source>chattering</source>
        <translation>beruntun</translation>
    </message>
    <message>
        <source>stale, over 24 h</source>
        <translation>basi, lebih dari 24 jam</translation>
    </message>
    <message>
        <source>alarms {0} · {1} in 10 min</source>
        <translation>alarm {0} · {1} dalam 10 mnt</translation>
    </message>
    <message>
        <source>{0} shelved</source>
        <translation>{0} disisihkan</translation>
    </message>
    <message>
        <source>alarm flood</source>
        <translation>banjir alarm</translation>
    </message>
    <message>
        <source>▲ no loudspeaker: alarms are seen only</source>
        <translation>▲ tanpa pengeras suara: alarm hanya terlihat</translation>
    </message>
    <message>
        <source>▲ sound off, {0}</source>
        <translation>▲ suara diam, {0}</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>Choose an answer.</source>
        <translation>Pilih satu jawaban.</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>Isi bilangan.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawab</translation>
    </message>
    <message>
        <source>Number, in {0}</source>
        <translation>Bilangan, dalam {0}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
</context>
<context>
    <name>AssignForm</name>
    <message>
        <source>Choose at least one agency.</source>
        <translation>Pilih paling sedikit satu instansi.</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>Tugaskan kepada</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Tugaskan</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Note for the agency (optional)</source>
        <translation>Catatan untuk instansi (boleh kosong)</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Unmark</source>
        <translation>Lepas tanda</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Sembunyikan</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) done.</source>
        <translation>
            <numerusform>%n kejadian selesai diproses.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused, still marked:</source>
        <translation>
            <numerusform>%n ditolak, tetap ditandai:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked</source>
        <translation>
            <numerusform>%n ditandai</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n of them hidden by the filter)</source>
        <translation>
            <numerusform>(%n di antaranya tersembunyi oleh saringan)</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Terima</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Tugaskan</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>BulkForm</name>
    <message>
        <source>Choose at least one agency.</source>
        <translation>Pilih paling sedikit satu instansi.</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>Catatannya kosong.</translation>
    </message>
    <message>
        <source>A reason is needed; it is written into every one of them.</source>
        <translation>Alasan wajib diisi; alasan itu ditulis di setiap kejadian.</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n incident(s)?</source>
        <translation>
            <numerusform>Terima %n kejadian?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n incident(s) to:</source>
        <translation>
            <numerusform>Tugaskan %n kejadian ke:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the status of %n incident(s) to:</source>
        <translation>
            <numerusform>Ubah status %n kejadian menjadi:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write the same note into %n incident(s):</source>
        <translation>
            <numerusform>Tulis catatan yang sama di %n kejadian:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n incident(s), all with the same reason:</source>
        <translation>
            <numerusform>Tutup %n kejadian, semua dengan alasan yang sama:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n</source>
        <translation>
            <numerusform>Terima %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n</source>
        <translation>
            <numerusform>Tugaskan %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n</source>
        <translation>
            <numerusform>Ubah %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note in %n</source>
        <translation>
            <numerusform>Catat di %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n</source>
        <translation>
            <numerusform>Tutup %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catat</translation>
    </message>
</context>
<context>
    <name>CallFormFrame</name>
    <message>
        <source>Today: {0}</source>
        <translation>Hari ini: {0}</translation>
    </message>
    <message>
        <source>Add to {0}</source>
        <translation>Tambahkan ke {0}</translation>
    </message>
    <message>
        <source>Save incident</source>
        <translation>Simpan kejadian</translation>
    </message>
    <message>
        <source>Note the call: {0}</source>
        <translation>Catat panggilan: {0}</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>Panggilan baru</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Lanjut nanti</translation>
    </message>
    <message>
        <source>Another call</source>
        <translation>Panggilan lain</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Buang</translation>
    </message>
</context>
<context>
    <name>CallHead</name>
    <message>
        <source>Heard by</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>Call is</source>
        <translation>Panggilan</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Penelepon</translation>
    </message>
</context>
<context>
    <name>CallerField</name>
    <message>
        <source>Not a nuisance</source>
        <translation>Bukan gangguan</translation>
    </message>
    <message>
        <source>Nuisance</source>
        <translation>Gangguan</translation>
    </message>
    <message>
        <source>Calls of this number are shown here.</source>
        <translation>Riwayat nomor tampil di sini.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Reason for the mark; Enter saves it</source>
        <translation>Alasan tanda ini; Enter menyimpan</translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>Ghost</source>
        <translation>Kosong</translation>
    </message>
    <message>
        <source>Prank</source>
        <translation>Iseng</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Informasi</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Nyata</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>WA</source>
        <translation>WA</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Datang</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Anak</translation>
    </message>
    <message>
        <source>Elderly</source>
        <translation>Lansia</translation>
    </message>
    <message>
        <source>Pregnant</source>
        <translation>Ibu hamil</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Disabilitas</translation>
    </message>
    <message>
        <source>Ill or hurt</source>
        <translation>Sakit atau luka</translation>
    </message>
    <message>
        <source>Trapped</source>
        <translation>Terjebak</translation>
    </message>
    <message>
        <source>This number has not called before.</source>
        <translation>Nomor ini belum pernah menelepon.</translation>
    </message>
    <message>
        <source>Calls so far {0}</source>
        <translation>Panggilan sejauh ini {0}</translation>
    </message>
    <message>
        <source>last {0}</source>
        <translation>terakhir {0}</translation>
    </message>
    <message>
        <source>Marked as a nuisance by {who}: {reason}</source>
        <translation>Ditandai gangguan oleh {who}: {reason}</translation>
    </message>
</context>
<context>
    <name>CameraGrid</name>
    <message>
        <source>No cameras yet. The profile or a camera list names them.</source>
        <translation>Belum ada kamera. Kamera ditulis di profil atau datang dari daftar kamera.</translation>
    </message>
</context>
<context>
    <name>CameraModel</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>List says</source>
        <translation>Menurut daftar</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Terukur</translation>
    </message>
    <message>
        <source>Picture age</source>
        <translation>Umur gambar</translation>
    </message>
    <message>
        <source>fps</source>
        <translation>fps</translation>
    </message>
</context>
<context>
    <name>CameraStrip</name>
    <message>
        <source>CCTV</source>
        <translation>CCTV</translation>
    </message>
    <message numerus="yes">
        <source>%n nearest to {0}</source>
        <translation>
            <numerusform>%n terdekat dari {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} cameras live</source>
        <translation>{0} dari {1} kamera hidup</translation>
    </message>
    <message>
        <source>No camera with a known place is near {0}.</source>
        <translation>Tidak ada kamera yang tempatnya diketahui di dekat {0}.</translation>
    </message>
    <message>
        <source>No cameras yet. The profile or a camera list names them.</source>
        <translation>Belum ada kamera. Kamera ditulis di profil atau datang dari daftar kamera.</translation>
    </message>
</context>
<context>
    <name>CameraTile</name>
    <message>
        <source>delayed 10-30 s</source>
        <translation>tertunda 10-30 dtk</translation>
    </message>
    <message>
        <source>{0} x {1}, {2} fps</source>
        <translation>{0} x {1}, {2} fps</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Tidak ada kamera</translation>
    </message>
    <message>
        <source>Camera {0}: {1}</source>
        <translation>Kamera {0}: {1}</translation>
    </message>
    <message>
        <source>Last good picture: {0} ago</source>
        <translation>Gambar baik terakhir: {0} lalu</translation>
    </message>
    <message>
        <source>Measured: {0}</source>
        <translation>Terukur: {0}</translation>
    </message>
    <message>
        <source>The camera list says: {0}</source>
        <translation>Menurut daftar kamera: {0}</translation>
    </message>
    <message>
        <source>HLS: the picture shows what was 10 to 30 s ago.</source>
        <translation>HLS: gambar ini keadaan 10 sampai 30 dtk lalu.</translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation>LATIHAN</translation>
    </message>
</context>
<context>
    <name>CameraTrouble</name>
    <message>
        <source>Cannot be reached. Trying again.</source>
        <translation>Tidak terjangkau. Dicoba lagi.</translation>
    </message>
    <message>
        <source>Does not answer. Trying again.</source>
        <translation>Tidak menjawab. Dicoba lagi.</translation>
    </message>
    <message>
        <source>Wants a name and password it was not given.</source>
        <translation>Meminta nama dan sandi yang belum diberikan.</translation>
    </message>
    <message>
        <source>The server has no such stream now. Trying again.</source>
        <translation>Siaran ini sedang tidak ada di server. Dicoba lagi.</translation>
    </message>
    <message>
        <source>The server reports a failure. Trying again.</source>
        <translation>Server melaporkan gangguan. Dicoba lagi.</translation>
    </message>
    <message>
        <source>Its certificate is not trusted.</source>
        <translation>Sertifikatnya tidak dipercaya.</translation>
    </message>
    <message>
        <source>Answers, but not with video. Trying again.</source>
        <translation>Menjawab, tetapi bukan video. Dicoba lagi.</translation>
    </message>
    <message>
        <source>Closed the stream. Trying again.</source>
        <translation>Siaran diakhiri server. Dicoba lagi.</translation>
    </message>
    <message>
        <source>Stopped sending. Trying again.</source>
        <translation>Berhenti mengirim. Dicoba lagi.</translation>
    </message>
    <message>
        <source>The address is not one of a camera. Check the profile.</source>
        <translation>Alamatnya bukan alamat kamera. Periksa profil.</translation>
    </message>
    <message>
        <source>The console's video decoder is restarting.</source>
        <translation>Pembaca video konsol sedang dimulai ulang.</translation>
    </message>
    <message>
        <source>More cameras than this machine can show.</source>
        <translation>Kamera melebihi kemampuan komputer ini.</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>sejak {0}</translation>
    </message>
</context>
<context>
    <name>CheckForm</name>
    <message>
        <source>Write who saw what.</source>
        <translation>Tulis siapa yang melihat apa.</translation>
    </message>
    <message>
        <source>Checked on site</source>
        <translation>Cek lokasi</translation>
    </message>
    <message>
        <source>Save check</source>
        <translation>Simpan cek</translation>
    </message>
    <message>
        <source>Who saw what: “the sub-district head, the water is gone”</source>
        <translation>Siapa melihat apa: “Pak Camat, air sudah surut”</translation>
    </message>
</context>
<context>
    <name>ClockLines</name>
    <message>
        <source>Acknowledged {0} by {1}</source>
        <translation>Diterima {0} oleh {1}</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message>
        <source>answer</source>
        <translation>jawab</translation>
    </message>
    <message>
        <source>response</source>
        <translation>respons</translation>
    </message>
    <message>
        <source>on scene</source>
        <translation>di lokasi</translation>
    </message>
    <message>
        <source>resolve</source>
        <translation>selesai</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>berhenti</translation>
    </message>
    <message>
        <source>{age} left</source>
        <translation>sisa {age}</translation>
    </message>
    <message>
        <source>over by {age}</source>
        <translation>lewat {age}</translation>
    </message>
    <message>
        <source>Acknowledge by {0}</source>
        <translation>Batas terima {0}</translation>
    </message>
    <message>
        <source>Respond by {0}</source>
        <translation>Batas respons {0}</translation>
    </message>
    <message>
        <source>On scene by {0}</source>
        <translation>Batas di lokasi {0}</translation>
    </message>
    <message>
        <source>Resolve by {0}</source>
        <translation>Batas selesai {0}</translation>
    </message>
    <message>
        <source>Acknowledged {0}</source>
        <translation>Diterima {0}</translation>
    </message>
    <message>
        <source>Response {0}</source>
        <translation>Respons {0}</translation>
    </message>
    <message>
        <source>On scene {0}</source>
        <translation>Di lokasi {0}</translation>
    </message>
    <message>
        <source>Resolved {0}</source>
        <translation>Selesai {0}</translation>
    </message>
    <message>
        <source>{clock}: stopped since {time}, waiting for the reporter</source>
        <translation>{clock}: berhenti sejak {time}, menunggu jawaban pelapor</translation>
    </message>
    <message>
        <source>{clock}: stopped since {time}, on hold</source>
        <translation>{clock}: berhenti sejak {time}, ditunda</translation>
    </message>
    <message>
        <source>{met} by {who}</source>
        <translation>{met} oleh {who}</translation>
    </message>
    <message>
        <source>{met}, {age} before the deadline</source>
        <translation>{met}, {age} sebelum tenggat</translation>
    </message>
    <message>
        <source>{met}, {age} after the deadline</source>
        <translation>{met}, {age} setelah tenggat</translation>
    </message>
    <message>
        <source>{due} (holidays of {year} not filled in)</source>
        <translation>{due} (hari libur {year} belum diisi)</translation>
    </message>
    <message>
        <source>{due} (set by hand)</source>
        <translation>{due} (ditetapkan petugas)</translation>
    </message>
</context>
<context>
    <name>CloseForm</name>
    <message>
        <source>To close it as done, somebody must have seen it on site: M, then K.</source>
        <translation>Agar dapat ditutup sebagai selesai, harus ada yang melihat di lokasi: M, lalu K.</translation>
    </message>
    <message>
        <source>check on site first</source>
        <translation>cek lokasi dulu</translation>
    </message>
    <message>
        <source>Choose how it ended.</source>
        <translation>Pilih hasil penanganannya.</translation>
    </message>
    <message>
        <source>Write why it is closed this way.</source>
        <translation>Tulis alasan ditutup dengan hasil ini.</translation>
    </message>
    <message>
        <source>Close the incident as</source>
        <translation>Tutup kejadian sebagai</translation>
    </message>
    <message>
        <source>Close incident</source>
        <translation>Tutup kejadian</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Hasil akhir</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Alasan (boleh kosong)</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>arrows move  + - zoom  0 whole area  right click: new incident here</source>
        <translation>panah geser  + - perbesar  0 seluruh wilayah  klik kanan: kejadian baru di sini</translation>
    </message>
    <message>
        <source>Enter enlarges  Esc goes back</source>
        <translation>Enter perbesar  Esc kembali</translation>
    </message>
    <message>
        <source>Ctrl+F search  ↑ ↓ through the results</source>
        <translation>Ctrl+F cari  ↑ ↓ telusuri hasil</translation>
    </message>
    <message>
        <source>Enter: {0}</source>
        <translation>Enter: {0}</translation>
    </message>
    <message>
        <source>A acknowledge  T assign  C note  S status  X close  Space mark  G group  V views</source>
        <translation>A terima  T tugaskan  C catat  S status  X tutup  Spasi tandai  G kelompok  V tampilan</translation>
    </message>
    <message>
        <source>A acknowledge  T assign  C note  S status  X close  O hold  E correct  M more  P playbook</source>
        <translation>A terima  T tugaskan  C catat  S status  X tutup  O pegang  E perbaiki  M lainnya  P SOP</translation>
    </message>
    <message>
        <source>A acknowledge  Shift+A with a comment  H shelve  M sound off  S sort  Esc close</source>
        <translation>A terima  Shift+A dengan komentar  H sisihkan  M diamkan  S urutkan  Esc tutup</translation>
    </message>
    <message>
        <source>R send again  E edit and send  Enter incident  K copy for the telephone</source>
        <translation>R kirim ulang  E ubah dan kirim  Enter kejadian  K salin untuk telepon</translation>
    </message>
    <message>
        <source>R ask now  P pause  Q refused  T try again  L log  S sort again  Ctrl+F filter</source>
        <translation>R minta sekarang  P jeda  Q ditolak  T coba lagi  L catatan  S urutkan lagi  Ctrl+F saringan</translation>
    </message>
    <message>
        <source>/ for a command, or an incident number</source>
        <translation>/ untuk perintah, atau nomor kejadian</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Perintah</translation>
    </message>
</context>
<context>
    <name>CommandWords</name>
    <message>
        <source>A command has at most {0} characters.</source>
        <translation>Perintah paling panjang {0} huruf.</translation>
    </message>
    <message>
        <source>Type a command: Tab completes it, ↑ brings the last one back.</source>
        <translation>Ketik perintah: Tab melengkapi, ↑ memanggil yang terakhir.</translation>
    </message>
    <message>
        <source>No such command: {0}. Press ? for the list.</source>
        <translation>Tidak ada perintah {0}. Tekan ? untuk daftarnya.</translation>
    </message>
    <message>
        <source>what to search for</source>
        <translation>yang dicari</translation>
    </message>
    <message>
        <source>Nothing may stand behind {0}.</source>
        <translation>Di belakang {0} tidak boleh ada apa-apa.</translation>
    </message>
    <message>
        <source>the screen</source>
        <translation>layarnya</translation>
    </message>
    <message>
        <source>There is no screen {0}. There are: {1}</source>
        <translation>Tidak ada layar {0}. Yang ada: {1}</translation>
    </message>
    <message>
        <source>the incident's number</source>
        <translation>nomor kejadian</translation>
    </message>
    <message>
        <source>{0} was already acknowledged by {1}.</source>
        <translation>{0} sudah diterima oleh {1}.</translation>
    </message>
    <message>
        <source>the note</source>
        <translation>catatannya</translation>
    </message>
    <message>
        <source>Nothing may stand behind the number.</source>
        <translation>Di belakang nomor tidak boleh ada apa-apa.</translation>
    </message>
    <message>
        <source>No incident is selected.</source>
        <translation>Tidak ada kejadian yang dipilih.</translation>
    </message>
    <message>
        <source>No open incident has the number {0}. /cari looks among the closed too.</source>
        <translation>Tidak ada kejadian terbuka bernomor {0}. /cari juga mencari di antara yang ditutup.</translation>
    </message>
    <message>
        <source>{0} could be {1}. Type the whole number.</source>
        <translation>{0} bisa berarti {1}. Tulis nomornya lengkap.</translation>
    </message>
    <message>
        <source>at least one agency</source>
        <translation>paling sedikit satu instansi</translation>
    </message>
    <message>
        <source>{0} is already assigned to {1}.</source>
        <translation>{0} sudah ditugaskan ke {1}.</translation>
    </message>
    <message>
        <source>{0} could be {1}. Type more of it.</source>
        <translation>{0} bisa berarti {1}. Tulis lebih lengkap.</translation>
    </message>
    <message>
        <source>No agency is called {0}.</source>
        <translation>Tidak ada instansi bernama {0}.</translation>
    </message>
    <message>
        <source>the status</source>
        <translation>statusnya</translation>
    </message>
    <message>
        <source>{0} is no status. There are: {1}</source>
        <translation>{0} bukan status. Yang ada: {1}</translation>
    </message>
    <message>
        <source>Close with /tutup and a disposition.</source>
        <translation>Tutup dengan /tutup dan hasil penanganan.</translation>
    </message>
    <message>
        <source>{0} is {1}: it cannot become {2}.</source>
        <translation>{0} berstatus {1}: tidak bisa menjadi {2}.</translation>
    </message>
    <message>
        <source>No agency is assigned to {0}. Use /tugas.</source>
        <translation>Belum ada instansi yang ditugaskan untuk {0}. Pakai /tugas.</translation>
    </message>
    <message>
        <source>the reason</source>
        <translation>alasannya</translation>
    </message>
    <message>
        <source>the disposition</source>
        <translation>hasil penanganan</translation>
    </message>
    <message>
        <source>{0} is no disposition. There are: {1}</source>
        <translation>{0} bukan hasil penanganan. Yang ada: {1}</translation>
    </message>
    <message>
        <source>Missing: {0}.   {1}</source>
        <translation>Belum ada: {0}.   {1}</translation>
    </message>
</context>
<context>
    <name>DeclineForm</name>
    <message>
        <source>Decline the offer</source>
        <translation>Tolak tawaran</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Alasan (boleh kosong)</translation>
    </message>
</context>
<context>
    <name>DetailActions</name>
    <message>
        <source>Acknowledge</source>
        <translation>Terima</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Tugaskan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Buka kembali</translation>
    </message>
    <message>
        <source>Playbook</source>
        <translation>SOP</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Lainnya…</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Pegang</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Setujui</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Ambil alih</translation>
    </message>
</context>
<context>
    <name>DetailFacts</name>
    <message>
        <source>DRILL</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Place not known</source>
        <translation>Tempat tidak diketahui</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Dipegang</translation>
    </message>
    <message>
        <source>People at risk</source>
        <translation>Orang terancam</translation>
    </message>
    <message>
        <source>On-site check</source>
        <translation>Cek lokasi</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>At the source</source>
        <translation>Di sumber</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>{0}, offered to {1}</source>
        <translation>{0}, ditawarkan kepada {1}</translation>
    </message>
    <message>
        <source>before closing</source>
        <translation>sebelum ditutup</translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation>{0} oleh {1}</translation>
    </message>
    <message>
        <source>{0}, {1} ago</source>
        <translation>{0}, {1} lalu</translation>
    </message>
    <message>
        <source>{0}, age unknown</source>
        <translation>{0}, umur tidak diketahui</translation>
    </message>
    <message>
        <source>{0}, report {1} ago</source>
        <translation>{0}, laporan {1} lalu</translation>
    </message>
    <message>
        <source>“{0}” ({1} ago), here {2}: they differ</source>
        <translation>“{0}” ({1} lalu), di sini {2}: berbeda</translation>
    </message>
    <message>
        <source>“{0}” ({1} ago)</source>
        <translation>“{0}” ({1} lalu)</translation>
    </message>
</context>
<context>
    <name>DetailRecord</name>
    <message>
        <source>Log</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Playbook {0}</source>
        <translation>SOP {0}</translation>
    </message>
    <message>
        <source>Playbook</source>
        <translation>SOP</translation>
    </message>
</context>
<context>
    <name>DuplicateList</name>
    <message>
        <source>Known already?</source>
        <translation>Sudah diketahui?</translation>
    </message>
    <message>
        <source>Nothing known is like this so far.</source>
        <translation>Belum ada yang serupa.</translation>
    </message>
    <message>
        <source>It is this one</source>
        <translation>Ini yang sama</translation>
    </message>
</context>
<context>
    <name>EditForm</name>
    <message>
        <source>Write in a few words what happened.</source>
        <translation>Tulis dengan singkat apa yang terjadi.</translation>
    </message>
    <message>
        <source>The description is too long.</source>
        <translation>Uraian terlalu panjang.</translation>
    </message>
    <message>
        <source>Nothing has changed yet.</source>
        <translation>Belum ada yang berubah.</translation>
    </message>
    <message>
        <source>Correct the incident</source>
        <translation>Perbaiki data kejadian</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Simpan perubahan</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Apa yang terjadi</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>People at risk</source>
        <translation>Orang terancam</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
</context>
<context>
    <name>EventLog</name>
    <message>
        <source>Log of the incident</source>
        <translation>Catatan peristiwa kejadian</translation>
    </message>
</context>
<context>
    <name>ExchangePlace</name>
    <message>
        <source>Feeds</source>
        <translation>Umpan</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Antrean kirim</translation>
    </message>
</context>
<context>
    <name>FeedFacts</name>
    <message>
        <source>Last success</source>
        <translation>Terakhir baik</translation>
    </message>
    <message>
        <source>Newest item</source>
        <translation>Butir terbaru</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>Irama</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Diminta lagi</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Butir</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Jawaban terakhir</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Laju</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>Gagal berturut-turut</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>asked every {0}, stale after {1}</source>
        <translation>diminta tiap {0}, basi setelah {1}</translation>
    </message>
    <message>
        <source>{0} ({1} ago)</source>
        <translation>{0} ({1} lalu)</translation>
    </message>
    <message>
        <source>{0} (in {1})</source>
        <translation>{0} (dalam {1})</translation>
    </message>
    <message>
        <source>{0} accepted, {1} refused</source>
        <translation>{0} diterima, {1} ditolak</translation>
    </message>
    <message>
        <source>{0} of {1} requests a minute, all feeds of this limit together</source>
        <translation>{0} dari {1} permintaan per menit, semua umpan dengan batas ini bersama-sama</translation>
    </message>
</context>
<context>
    <name>FeedHead</name>
    <message numerus="yes">
        <source>%n feed(s)</source>
        <translation>
            <numerusform>%n umpan</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Name, address, format or source  Ctrl+F</source>
        <translation>Nama, alamat, format atau sumber  Ctrl+F</translation>
    </message>
    <message>
        <source>Filter the feeds</source>
        <translation>Saringan umpan</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Urutan</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Terparah</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Menurut nama</translation>
    </message>
    <message>
        <source>By age</source>
        <translation>Menurut umur</translation>
    </message>
    <message>
        <source>By refused items</source>
        <translation>Menurut butir yang ditolak</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>Urutkan lagi</translation>
    </message>
    <message>
        <source>Rows stay where they are while you are in the table</source>
        <translation>Baris tidak berpindah selama Anda berada di tabel</translation>
    </message>
    <message>
        <source>Add source…</source>
        <translation>Tambah sumber…</translation>
    </message>
    <message>
        <source>Test a payload…</source>
        <translation>Uji contoh data…</translation>
    </message>
</context>
<context>
    <name>FeedList</name>
    <message>
        <source>Add source…</source>
        <translation>Tambah sumber…</translation>
    </message>
    <message>
        <source>Feeds are listed in feeds.toml of the profile.</source>
        <translation>Umpan didaftar di feeds.toml pada profil.</translation>
    </message>
    <message>
        <source>The profile has no feeds</source>
        <translation>Profil ini belum punya umpan</translation>
    </message>
    <message>
        <source>No feed matches the filter</source>
        <translation>Tidak ada umpan yang cocok dengan saringan</translation>
    </message>
    <message>
        <source>Show all feeds</source>
        <translation>Tampilkan semua umpan</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Umpan</translation>
    </message>
</context>
<context>
    <name>FeedSide</name>
    <message>
        <source>Resume</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Minta sekarang</translation>
    </message>
    <message>
        <source>Items that could not be read  Q</source>
        <translation>Butir yang tidak terbaca  Q</translation>
    </message>
    <message>
        <source>How the last requests ended  L</source>
        <translation>Bagaimana permintaan terakhir berakhir  L</translation>
    </message>
    <message>
        <source>No feed chosen</source>
        <translation>Belum ada umpan yang dipilih</translation>
    </message>
    <message>
        <source>Choose one in the table.</source>
        <translation>Pilih salah satu di tabel.</translation>
    </message>
</context>
<context>
    <name>FeedbackLine</name>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
</context>
<context>
    <name>Feeds</name>
    <message>
        <source>Condition</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Umpan</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Terakhir baik</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>Items 24 h</source>
        <translation>Butir 24 j</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Diminta lagi</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Laju</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Time since the last success; where the bar is full, the data turn stale</source>
        <translation>Waktu sejak jawaban baik terakhir; bila garis penuh, data menjadi basi</translation>
    </message>
    <message>
        <source>New items of the last 24 hours by hour, since the console started</source>
        <translation>Butir baru 24 jam terakhir per jam, sejak konsol dinyalakan</translation>
    </message>
    <message>
        <source>Items of the last answer that could not be read</source>
        <translation>Butir dari jawaban terakhir yang tidak terbaca</translation>
    </message>
    <message>
        <source>Requests of the last minute and those allowed, over all feeds of this limit</source>
        <translation>Permintaan menit terakhir dan yang dibolehkan, untuk semua umpan dengan batas ini</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>Istirahat</translation>
    </message>
    <message>
        <source>{0} lost</source>
        <translation>{0} terputus</translation>
    </message>
    <message>
        <source>{0} late</source>
        <translation>{0} terlambat</translation>
    </message>
    <message>
        <source>{0} without network</source>
        <translation>{0} tanpa jaringan</translation>
    </message>
    <message>
        <source>{0} paused</source>
        <translation>{0} dijeda</translation>
    </message>
    <message>
        <source>{0} not asked yet</source>
        <translation>{0} belum diminta</translation>
    </message>
    <message>
        <source>{0} OK</source>
        <translation>{0} baik</translation>
    </message>
    <message>
        <source>{0} resting</source>
        <translation>{0} istirahat</translation>
    </message>
    <message>
        <source>{0} off</source>
        <translation>{0} mati</translation>
    </message>
    <message>
        <source>now</source>
        <translation>sekarang</translation>
    </message>
    <message>
        <source>Switched off in the profile</source>
        <translation>Dimatikan di profil</translation>
    </message>
    <message>
        <source>Paused by hand: it is not asked until somebody resumes it</source>
        <translation>Dijeda dengan tangan: tidak diminta sampai ada yang melanjutkannya</translation>
    </message>
    <message>
        <source>Asked only while somebody looks at what it brings</source>
        <translation>Diminta hanya selama ada yang melihat isinya</translation>
    </message>
    <message>
        <source>{0} (since {1})</source>
        <translation>{0} (sejak {1})</translation>
    </message>
    <message>
        <source>This computer has no network: no feed is at fault. The last data stay on screen with their age; everything is asked again by itself when the network is back.</source>
        <translation>Komputer ini tanpa jaringan: bukan kesalahan umpan. Data terakhir tetap ditampilkan dengan umurnya; semua diminta lagi otomatis saat jaringan kembali.</translation>
    </message>
    <message>
        <source>Every feed is late. Check the network of this computer first, then its clock.</source>
        <translation>Semua umpan terlambat. Periksa dulu jaringan komputer ini, lalu jamnya.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Lama</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Butir</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Belum diminta</translation>
    </message>
    <message>
        <source>Every request is listed here until the console is closed.</source>
        <translation>Setiap permintaan didaftar di sini sampai konsol ditutup.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sekarang</translation>
    </message>
    <message>
        <source>can be read</source>
        <translation>dapat dibaca</translation>
    </message>
    <message>
        <source>Refused {0}</source>
        <translation>Ditolak {0}</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>the severity</source>
        <translation>tingkat</translation>
    </message>
    <message>
        <source>the category</source>
        <translation>kategori</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>judul</translation>
    </message>
    <message>
        <source>the description</source>
        <translation>uraian</translation>
    </message>
    <message>
        <source>the place</source>
        <translation>tempat</translation>
    </message>
    <message>
        <source>the district</source>
        <translation>kecamatan</translation>
    </message>
    <message>
        <source>the position</source>
        <translation>posisi</translation>
    </message>
    <message>
        <source>the deadline</source>
        <translation>tenggat</translation>
    </message>
    <message>
        <source>the reporter</source>
        <translation>pelapor</translation>
    </message>
    <message>
        <source>the people at risk</source>
        <translation>jumlah orang terancam</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>kosong</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Emergency line 112</source>
        <translation>Darurat 112</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>Datang langsung</translation>
    </message>
    <message>
        <source>Seen on camera</source>
        <translation>Terlihat di kamera</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
</context>
<context>
    <name>FieldsPage</name>
    <message>
        <source>What it becomes</source>
        <translation>Menjadi apa</translation>
    </message>
    <message>
        <source>“{0}” means:</source>
        <translation>“{0}” artinya:</translation>
    </message>
    <message>
        <source>Choose a field</source>
        <translation>Pilih bidang</translation>
    </message>
    <message>
        <source>This format knows its fields: there is nothing to map.</source>
        <translation>Format ini mengenal bidangnya sendiri: tidak ada yang perlu dipetakan.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Bidang</translation>
    </message>
</context>
<context>
    <name>FormatPage</name>
    <message>
        <source>The best guess is on top; choose another if it is not right.</source>
        <translation>Dugaan terbaik paling atas; pilih yang lain bila keliru.</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Format</translation>
    </message>
</context>
<context>
    <name>GridHeader</name>
    <message>
        <source>CCTV</source>
        <translation>CCTV</translation>
    </message>
    <message>
        <source>{0} of {1} cameras live</source>
        <translation>{0} dari {1} kamera hidup</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Halaman {0} dari {1}</translation>
    </message>
    <message>
        <source>Back to all (Esc)</source>
        <translation>Kembali ke semua (Esc)</translation>
    </message>
    <message>
        <source>Previous (PgUp)</source>
        <translation>Sebelumnya (PgUp)</translation>
    </message>
    <message>
        <source>Next (PgDn)</source>
        <translation>Berikutnya (PgDn)</translation>
    </message>
</context>
<context>
    <name>HistoryFinder</name>
    <message>
        <source>Nothing in the log yet</source>
        <translation>Belum ada catatan</translation>
    </message>
    <message>
        <source>Every act of the room is written here.</source>
        <translation>Setiap tindakan di ruang ini dicatat di sini.</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Mencari</translation>
    </message>
    <message>
        <source>The search could not be done</source>
        <translation>Pencarian gagal</translation>
    </message>
    <message>
        <source>Try fewer words: number, place, reporter or a part of the text.</source>
        <translation>Coba lebih sedikit kata: nomor, tempat, pelapor, atau sebagian teksnya.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Tidak ditemukan</translation>
    </message>
    <message>
        <source>No incidents yet</source>
        <translation>Belum ada kejadian</translation>
    </message>
    <message>
        <source>What was handled is found here.</source>
        <translation>Kejadian yang pernah ditangani dicari di sini.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Number, place, reporter, words of the report  Ctrl+F</source>
        <translation>Nomor, tempat, pelapor, kata dalam laporan  Ctrl+F</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Cari di riwayat</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Room log</source>
        <translation>Catatan ruang</translation>
    </message>
    <message>
        <source>Incidents found</source>
        <translation>Kejadian yang ditemukan</translation>
    </message>
</context>
<context>
    <name>IncidentDetail</name>
    <message>
        <source>Not saved yet…</source>
        <translation>Belum tersimpan…</translation>
    </message>
    <message>
        <source>Saved {0} (no. {1})</source>
        <translation>Tersimpan {0} (no. {1})</translation>
    </message>
    <message>
        <source>Undone {0} (no. {1})</source>
        <translation>Dibatalkan {0} (no. {1})</translation>
    </message>
    <message>
        <source>The other incident is still being read. Try again.</source>
        <translation>Kejadian satunya masih dibaca. Coba lagi.</translation>
    </message>
    <message>
        <source>A note was not saved; C opens it.</source>
        <translation>Ada catatan belum tersimpan; C membukanya.</translation>
    </message>
    <message>
        <source>Selected incident</source>
        <translation>Kejadian terpilih</translation>
    </message>
    <message>
        <source>No incident selected</source>
        <translation>Tidak ada kejadian terpilih</translation>
    </message>
    <message>
        <source>Choose one to see it here.</source>
        <translation>Pilih satu untuk melihatnya di sini.</translation>
    </message>
</context>
<context>
    <name>IncidentQueue</name>
    <message>
        <source>({0} of {1})</source>
        <translation>({0} dari {1})</translation>
    </message>
</context>
<context>
    <name>IndicatorChart</name>
    <message>
        <source>Choose an indicator to see where it came from.</source>
        <translation>Pilih indikator untuk melihat asalnya.</translation>
    </message>
    <message>
        <source>target {0}</source>
        <translation>target {0}</translation>
    </message>
    <message>
        <source>Nothing was measured yet. Source: {0}</source>
        <translation>Belum ada capaian. Sumber: {0}</translation>
    </message>
    <message>
        <source>{0} {1}, as of {2}. Source: {3}</source>
        <translation>{0} {1}, per {2}. Sumber: {3}</translation>
    </message>
    <message>
        <source>. Example figures, not official.</source>
        <translation>. Angka contoh, bukan resmi.</translation>
    </message>
</context>
<context>
    <name>IndicatorTile</name>
    <message>
        <source>DRILL</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>example</source>
        <translation>contoh</translation>
    </message>
    <message>
        <source>target {0} · {1}</source>
        <translation>target {0} · {1}</translation>
    </message>
</context>
<context>
    <name>InlineForm</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>KeysHelp</name>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Operations, CCTV, Programmes, History, Feeds, Settings</source>
        <translation>Operasi, CCTV, Program, Riwayat, Umpan, Pengaturan</translation>
    </message>
    <message>
        <source>next and previous incident in the queue</source>
        <translation>kejadian berikut dan sebelumnya di antrean</translation>
    </message>
    <message>
        <source>into the selected incident; Esc goes back</source>
        <translation>masuk ke kejadian terpilih; Esc kembali</translation>
    </message>
    <message>
        <source>take a closed incident up again</source>
        <translation>buka kembali kejadian yang sudah ditutup</translation>
    </message>
    <message>
        <source>command; Tab completes it, ↑ brings the last one back</source>
        <translation>perintah; Tab melengkapi, ↑ memanggil yang terakhir</translation>
    </message>
    <message>
        <source>mark incidents; the acts are then for all that are marked</source>
        <translation>tandai kejadian; tindakan lalu berlaku untuk semua yang ditandai</translation>
    </message>
    <message>
        <source>mark all that is listed, unmark all</source>
        <translation>tandai semua yang tampil, lepas semua tanda</translation>
    </message>
    <message>
        <source>group the queue, fold and open a group</source>
        <translation>kelompokkan antrean, lipat dan buka kelompok</translation>
    </message>
    <message>
        <source>saved views</source>
        <translation>tampilan tersimpan</translation>
    </message>
    <message>
        <source>hold the selected incident or take it over, correct it</source>
        <translation>pegang atau ambil alih kejadian terpilih, perbaiki datanya</translation>
    </message>
    <message>
        <source>more acts: on-site check, offer, release, link, merge</source>
        <translation>langkah lain: cek lokasi, tawarkan, lepas, hubungkan, gabung</translation>
    </message>
    <message>
        <source>undo the last act, for 30 seconds</source>
        <translation>batalkan langkah terakhir, selama 30 detik</translation>
    </message>
    <message>
        <source>take a call; another call, the one before waits</source>
        <translation>terima panggilan; panggilan lain, yang tadi menunggu</translation>
    </message>
    <message>
        <source>in a call: ghost, prank, information, real</source>
        <translation>dalam panggilan: kosong, iseng, informasi, nyata</translation>
    </message>
    <message>
        <source>in a call: known already, the call that waits, nuisance</source>
        <translation>dalam panggilan: sudah diketahui, panggilan yang menunggu, gangguan</translation>
    </message>
    <message>
        <source>search the queue</source>
        <translation>cari di antrean</translation>
    </message>
    <message>
        <source>in the feeds: ask now, pause or resume, sort again</source>
        <translation>di umpan: minta sekarang, jeda atau lanjutkan, urutkan lagi</translation>
    </message>
    <message>
        <source>in the feeds: what was refused, try it again, the log</source>
        <translation>di umpan: yang ditolak, coba lagi, catatan permintaan</translation>
    </message>
    <message>
        <source>outbox: what was not sent, and whom to call</source>
        <translation>antrean kirim: yang belum terkirim, dan siapa yang perlu ditelepon</translation>
    </message>
    <message>
        <source>alarms: acknowledge, shelve, mute</source>
        <translation>alarm: terima, sisihkan, diamkan</translation>
    </message>
    <message>
        <source>alarm sound off for a while</source>
        <translation>diamkan suara alarm sebentar</translation>
    </message>
    <message>
        <source>next pane</source>
        <translation>panel berikut</translation>
    </message>
    <message>
        <source>full screen for the wall</source>
        <translation>layar penuh untuk dinding</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>daftar tombol ini</translation>
    </message>
</context>
<context>
    <name>LayerBar</name>
    <message>
        <source>stale {0}</source>
        <translation>basi {0}</translation>
    </message>
    <message>
        <source>Incidents {0}</source>
        <translation>Kejadian {0}</translation>
    </message>
    <message>
        <source>Cameras {0}</source>
        <translation>Kamera {0}</translation>
    </message>
    <message>
        <source>Vehicles {0}</source>
        <translation>Armada {0}</translation>
    </message>
    <message>
        <source>Observations {0}</source>
        <translation>Pengamatan {0}</translation>
    </message>
    <message>
        <source>Earthquakes {0}</source>
        <translation>Gempa {0}</translation>
    </message>
    <message>
        <source>{0} without a place</source>
        <translation>{0} tanpa tempat</translation>
    </message>
    <message>
        <source>{0} not live</source>
        <translation>{0} tidak hidup</translation>
    </message>
    <message>
        <source>Show or hide on the map</source>
        <translation>Tampilkan atau sembunyikan di peta</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <source>Nearer (+)</source>
        <translation>Perbesar (+)</translation>
    </message>
    <message>
        <source>Farther (-)</source>
        <translation>Perkecil (-)</translation>
    </message>
    <message>
        <source>Whole area</source>
        <translation>Seluruh wilayah</translation>
    </message>
    <message>
        <source>Show the whole area (0)</source>
        <translation>Tampilkan seluruh wilayah (0)</translation>
    </message>
    <message>
        <source>{0} stale</source>
        <translation>{0} basi</translation>
    </message>
    <message>
        <source>{0} unknown</source>
        <translation>{0} tidak diketahui</translation>
    </message>
</context>
<context>
    <name>LinkForm</name>
    <message>
        <source>Make it part of</source>
        <translation>Jadikan bagian dari</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Hubungkan</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>The console</source>
        <translation>Konsol</translation>
    </message>
    <message>
        <source>{who} opened the incident</source>
        <translation>{who} membuka kejadian</translation>
    </message>
    <message>
        <source>Report from {who}</source>
        <translation>Laporan dari {who}</translation>
    </message>
    <message>
        <source>{who} acknowledged the incident</source>
        <translation>{who} menerima kejadian</translation>
    </message>
    <message>
        <source>{who} assigned {agency}</source>
        <translation>{who} menugaskan {agency}</translation>
    </message>
    <message>
        <source>{who} changed the status from {before} to {after}</source>
        <translation>{who} mengubah status dari {before} ke {after}</translation>
    </message>
    <message>
        <source>{who} noted</source>
        <translation>{who} mencatat</translation>
    </message>
    <message>
        <source>{who} closed the incident as {how}</source>
        <translation>{who} menutup kejadian sebagai {how}</translation>
    </message>
    <message>
        <source>{who} reopened the incident</source>
        <translation>{who} membuka kembali kejadian</translation>
    </message>
    <message>
        <source>{who} wrote to the reporter</source>
        <translation>{who} menulis kepada pelapor</translation>
    </message>
    <message>
        <source>{peer} took the message as {number}</source>
        <translation>{peer} menerima pesan sebagai {number}</translation>
    </message>
    <message>
        <source>{peer} took the message</source>
        <translation>{peer} menerima pesan</translation>
    </message>
    <message>
        <source>{peer} did not take the message</source>
        <translation>{peer} tidak menerima pesan</translation>
    </message>
    <message>
        <source>{who} changed the message to {peer}</source>
        <translation>{who} mengubah pesan untuk {peer}</translation>
    </message>
    <message>
        <source>{who} recorded {value} for {indicator}</source>
        <translation>{who} mencatat capaian {value} untuk {indicator}</translation>
    </message>
    <message>
        <source>Feed {feed} was lost</source>
        <translation>Umpan {feed} terputus</translation>
    </message>
    <message>
        <source>Feed {feed} is back</source>
        <translation>Umpan {feed} pulih</translation>
    </message>
    <message>
        <source>Camera {camera} went from {before} to {after}</source>
        <translation>Kamera {camera} berubah dari {before} ke {after}</translation>
    </message>
    <message>
        <source>The console started</source>
        <translation>Konsol dijalankan</translation>
    </message>
    <message>
        <source>The console was stopped</source>
        <translation>Konsol dihentikan</translation>
    </message>
    <message>
        <source>{who} changed {field} from {before} to {after}</source>
        <translation>{who} mengubah {field} dari {before} ke {after}</translation>
    </message>
    <message>
        <source>{who} noted a call ({kind}, {channel})</source>
        <translation>{who} mencatat panggilan ({kind}, {channel})</translation>
    </message>
    <message>
        <source>{who} added a report of {reporter}</source>
        <translation>{who} menambahkan laporan dari {reporter}</translation>
    </message>
    <message>
        <source>{who} marked {number} as a nuisance</source>
        <translation>{who} menandai {number} sebagai gangguan</translation>
    </message>
    <message>
        <source>{who} took the nuisance mark off {number}</source>
        <translation>{who} mencabut tanda gangguan dari {number}</translation>
    </message>
    <message>
        <source>Deadline for {clock}: 75 % of the time is used, due {time}</source>
        <translation>Tenggat {clock}: 75 % waktu terpakai, batasnya {time}</translation>
    </message>
    <message>
        <source>Deadline for {clock} has passed, it was {time}</source>
        <translation>Tenggat {clock} terlewati, batasnya {time}</translation>
    </message>
    <message>
        <source>Deadlines reckoned anew: {clocks}</source>
        <translation>Tenggat dihitung ulang: {clocks}</translation>
    </message>
    <message>
        <source>after a pause</source>
        <translation>setelah berhenti</translation>
    </message>
    <message>
        <source>the category is another</source>
        <translation>kategorinya diubah</translation>
    </message>
    <message>
        <source>the holidays were changed</source>
        <translation>hari libur diubah</translation>
    </message>
    <message>
        <source>{who} claimed the incident</source>
        <translation>{who} memegang kejadian ini</translation>
    </message>
    <message>
        <source>{who} took the incident over from {before}</source>
        <translation>{who} mengambil alih kejadian dari {before}</translation>
    </message>
    <message>
        <source>{who} offered the incident to {to}</source>
        <translation>{who} menawarkan kejadian kepada {to}</translation>
    </message>
    <message>
        <source>{who} accepted the incident from {before}</source>
        <translation>{who} menyetujui kejadian dari {before}</translation>
    </message>
    <message>
        <source>{who} declined the incident</source>
        <translation>{who} menolak tawaran kejadian</translation>
    </message>
    <message>
        <source>{who} released the incident</source>
        <translation>{who} melepas kejadian ini</translation>
    </message>
    <message>
        <source>{who} made it part of {number}</source>
        <translation>{who} menjadikannya bagian dari {number}</translation>
    </message>
    <message>
        <source>{who} took it out of {number}</source>
        <translation>{who} melepasnya dari {number}</translation>
    </message>
    <message>
        <source>{who} added {number} as a part</source>
        <translation>{who} menambahkan {number} sebagai bagian</translation>
    </message>
    <message>
        <source>{who} took the part {number} out</source>
        <translation>{who} melepas bagian {number}</translation>
    </message>
    <message>
        <source>{who} merged it into {number}</source>
        <translation>{who} menggabungkannya ke {number}</translation>
    </message>
    <message>
        <source>{who} merged {number} into this one</source>
        <translation>{who} menggabungkan {number} ke sini</translation>
    </message>
    <message>
        <source>{who} separated it from {number}</source>
        <translation>{who} memisahkannya dari {number}</translation>
    </message>
    <message>
        <source>{who} separated {number} from this one</source>
        <translation>{who} memisahkan {number} dari sini</translation>
    </message>
    <message>
        <source>{who} confirmed it on site</source>
        <translation>{who} mencatat cek lokasi</translation>
    </message>
    <message>
        <source>{who} undid the last act ({act})</source>
        <translation>{who} membatalkan langkah terakhir ({act})</translation>
    </message>
    <message>
        <source>acknowledgement</source>
        <translation>penerimaan</translation>
    </message>
    <message>
        <source>assignment</source>
        <translation>penugasan</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>perbaikan data</translation>
    </message>
    <message>
        <source>note</source>
        <translation>catatan</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>penutupan</translation>
    </message>
    <message>
        <source>reopening</source>
        <translation>pembukaan kembali</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>pemegang</translation>
    </message>
    <message>
        <source>take-over</source>
        <translation>pengambilalihan</translation>
    </message>
    <message>
        <source>offer</source>
        <translation>tawaran</translation>
    </message>
    <message>
        <source>acceptance</source>
        <translation>persetujuan tawaran</translation>
    </message>
    <message>
        <source>refusal of the offer</source>
        <translation>penolakan tawaran</translation>
    </message>
    <message>
        <source>release</source>
        <translation>pelepasan</translation>
    </message>
    <message>
        <source>on-site check</source>
        <translation>cek lokasi</translation>
    </message>
    <message>
        <source>link</source>
        <translation>hubungan induk</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>penggabungan</translation>
    </message>
    <message>
        <source>{who} asked {agency}</source>
        <translation>{who} meminta {agency}</translation>
    </message>
    <message>
        <source>{agency} went from {before} to {after}, says {who}</source>
        <translation>{agency} dari {before} menjadi {after}, menurut {who}</translation>
    </message>
    <message>
        <source>{agency} was not heard of at the check-in (miss {number})</source>
        <translation>{agency} belum memberi kabar (ke-{number})</translation>
    </message>
    <message>
        <source>{agency} is silent: escalated, level {number}</source>
        <translation>{agency} tanpa kabar: dinaikkan, jenjang {number}</translation>
    </message>
    <message>
        <source>{who} started the playbook {name}, version {number}</source>
        <translation>{who} memulai SOP {name}, versi {number}</translation>
    </message>
    <message>
        <source>{who} answered “{title}”</source>
        <translation>{who} menjawab “{title}”</translation>
    </message>
    <message>
        <source>{who} did “{title}”</source>
        <translation>{who} mengerjakan “{title}”</translation>
    </message>
    <message>
        <source>{who} skipped “{title}”; for the supervisor</source>
        <translation>{who} melewati “{title}”; untuk pengawas</translation>
    </message>
    <message>
        <source>{who} took the contact card of {agency}</source>
        <translation>{who} mengambil kartu kontak {agency}</translation>
    </message>
    <message>
        <source>{who} contacted {agency}</source>
        <translation>{who} menghubungi {agency}</translation>
    </message>
    <message>
        <source>{agency} {result} ({way}), says {who}</source>
        <translation>{agency} {result} ({way}), menurut {who}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Command centre</source>
        <translation>Pusat komando</translation>
    </message>
</context>
<context>
    <name>MapCard</name>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Drill, not real</source>
        <translation>Latihan, bukan nyata</translation>
    </message>
    <message>
        <source>Not acknowledged yet</source>
        <translation>Belum diterima</translation>
    </message>
    <message>
        <source>Place unknown: not on the map</source>
        <translation>Tempat tidak diketahui: tidak di peta</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>{0} km/h</source>
        <translation>{0} km/j</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Kecepatan</translation>
    </message>
    <message>
        <source>Position at</source>
        <translation>Posisi pukul</translation>
    </message>
    <message>
        <source>Magnitude</source>
        <translation>Magnitudo</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Kedalaman</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Earthquake</source>
        <translation>Gempa</translation>
    </message>
    <message>
        <source>Report without an incident</source>
        <translation>Laporan tanpa kejadian</translation>
    </message>
    <message>
        <source>Hotspot</source>
        <translation>Titik panas</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Titik</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Old: its source has been silent for {0}</source>
        <translation>Basi: sumbernya diam selama {0}</translation>
    </message>
    <message>
        <source>Nobody knows how old this is</source>
        <translation>Umurnya tidak diketahui</translation>
    </message>
    <message>
        <source>Old position: {0}</source>
        <translation>Posisi basi: {0}</translation>
    </message>
    <message>
        <source>Position unknown since when</source>
        <translation>Posisi tidak diketahui sejak kapan</translation>
    </message>
</context>
<context>
    <name>MapCover</name>
    <message>
        <source>Try again now</source>
        <translation>Coba lagi sekarang</translation>
    </message>
    <message>
        <source>Loading the map…</source>
        <translation>Memuat peta…</translation>
    </message>
    <message>
        <source>Map unavailable since {0}: its process keeps ending.</source>
        <translation>Peta tidak tersedia sejak {0}: prosesnya terus berhenti.</translation>
    </message>
    <message>
        <source>Map unavailable since {0}: its process does not answer.</source>
        <translation>Peta tidak tersedia sejak {0}: prosesnya tidak menjawab.</translation>
    </message>
    <message>
        <source>The console tries again in {0} minutes. Queue, dispatch and cameras keep working; nothing is lost, the map comes back with everything on it.</source>
        <translation>Konsol mencoba lagi dalam {0} menit. Antrean, penugasan, dan kamera tetap bekerja; tidak ada yang hilang, peta kembali dengan semua isinya.</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>not acknowledged</source>
        <translation>belum diterima</translation>
    </message>
    <message>
        <source>camera, live</source>
        <translation>kamera, hidup</translation>
    </message>
    <message>
        <source>camera, old or frozen picture</source>
        <translation>kamera, gambar basi atau beku</translation>
    </message>
    <message>
        <source>camera, no answer</source>
        <translation>kamera, tidak menjawab</translation>
    </message>
    <message>
        <source>camera, not measured</source>
        <translation>kamera, belum terukur</translation>
    </message>
    <message>
        <source>vehicle, old position</source>
        <translation>armada, posisi basi</translation>
    </message>
    <message>
        <source>vehicle, {0}</source>
        <translation>armada, {0}</translation>
    </message>
    <message>
        <source>site: lamp, gauge, bin ...</source>
        <translation>titik: lampu, duga air, tempat sampah ...</translation>
    </message>
    <message>
        <source>site in a bad state</source>
        <translation>titik bermasalah</translation>
    </message>
    <message>
        <source>report without an incident</source>
        <translation>laporan tanpa kejadian</translation>
    </message>
    <message>
        <source>hotspot seen from space</source>
        <translation>titik panas dari satelit</translation>
    </message>
    <message>
        <source>observation of a source that is silent now</source>
        <translation>pengamatan dari sumber yang kini diam</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>No open incidents. Double-click a place to report one.</source>
        <translation>Tidak ada kejadian terbuka. Klik ganda di peta untuk mencatatnya.</translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation>LATIHAN</translation>
    </message>
</context>
<context>
    <name>MergeForm</name>
    <message>
        <source>This is the same as</source>
        <translation>Ini sama dengan</translation>
    </message>
    <message>
        <source>Merge into it</source>
        <translation>Gabungkan ke sana</translation>
    </message>
    <message>
        <source>Why (optional; the reporter may read it)</source>
        <translation>Mengapa (boleh kosong; pelapor dapat membacanya)</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
</context>
<context>
    <name>MessageSide</name>
    <message>
        <source>Text of the message</source>
        <translation>Isi pesan</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Kirim ulang</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Coba sekarang</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>Ubah dan kirim ulang</translation>
    </message>
    <message>
        <source>Open the incident</source>
        <translation>Buka kejadian</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>MoreMenu</name>
    <message>
        <source>Print on one page</source>
        <translation>Cetak satu lembar</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Perbaiki data…</translation>
    </message>
    <message>
        <source>On-site check…</source>
        <translation>Cek lokasi…</translation>
    </message>
    <message>
        <source>Offer to another operator…</source>
        <translation>Tawarkan kepada operator lain…</translation>
    </message>
    <message>
        <source>Decline the offer…</source>
        <translation>Tolak tawaran…</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Lepas</translation>
    </message>
    <message>
        <source>Make it part of another…</source>
        <translation>Jadikan bagian dari yang lain…</translation>
    </message>
    <message>
        <source>Take it out of the larger one</source>
        <translation>Lepas dari induknya</translation>
    </message>
    <message>
        <source>Merge into another…</source>
        <translation>Gabung ke yang lain…</translation>
    </message>
    <message>
        <source>Separate again</source>
        <translation>Pisahkan lagi</translation>
    </message>
</context>
<context>
    <name>NewIncidentFields</name>
    <message>
        <source>Write in a few words what happened.</source>
        <translation>Tulis dengan singkat apa yang terjadi.</translation>
    </message>
    <message>
        <source>The description is too long.</source>
        <translation>Uraian terlalu panjang.</translation>
    </message>
    <message>
        <source>By the words: {0}</source>
        <translation>Menurut kata: {0}</translation>
    </message>
    <message>
        <source>usual for the category</source>
        <translation>sesuai kategori</translation>
    </message>
    <message>
        <source>proposed: {0}</source>
        <translation>usulan: {0}</translation>
    </message>
    <message>
        <source>your choice; {0} would be {1}</source>
        <translation>pilihan Anda; {0} berarti {1}</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Apa yang terjadi</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>People at risk</source>
        <translation>Orang terancam</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Who is at risk</source>
        <translation>Siapa yang terancam</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>In a few words, as it should stand in the queue</source>
        <translation>Singkat, seperti akan tertulis di antrean</translation>
    </message>
    <message>
        <source>By the words of the report</source>
        <translation>Menurut kata laporan</translation>
    </message>
    <message>
        <source>Usual for the category</source>
        <translation>Sesuai kategori</translation>
    </message>
</context>
<context>
    <name>NewIncidentForm</name>
    <message>
        <source>Draft of {0} restored</source>
        <translation>Draf pukul {0} dipulihkan</translation>
    </message>
    <message>
        <source>Say what kind of call it is: F1 to F4.</source>
        <translation>Tentukan dulu jenis panggilan: F1 sampai F4.</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Write the note first.</source>
        <translation>Tulis dulu catatannya.</translation>
    </message>
    <message numerus="yes">
        <source>The note is %n character(s) too long.</source>
        <translation>
            <numerusform>Catatan kelebihan %n huruf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Simpan catatan</translation>
    </message>
    <message>
        <source>What did you learn or do?</source>
        <translation>Apa yang diketahui atau dilakukan?</translation>
    </message>
    <message>
        <source>Send it to the reporter too</source>
        <translation>Kirim juga ke pelapor</translation>
    </message>
</context>
<context>
    <name>OfferForm</name>
    <message>
        <source>Write whom to offer it to.</source>
        <translation>Tulis kepada siapa ditawarkan.</translation>
    </message>
    <message>
        <source>Offer to another operator</source>
        <translation>Tawarkan kepada operator lain</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Tawarkan</translation>
    </message>
    <message>
        <source>The operator's name, as signed on</source>
        <translation>Nama operator, seperti saat masuk</translation>
    </message>
</context>
<context>
    <name>OrderMenu</name>
    <message>
        <source>Worst first</source>
        <translation>Terparah</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Terbaru</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Terlama</translation>
    </message>
    <message>
        <source>Group  G</source>
        <translation>Kelompok  G</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>Lipat semua kelompok</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>Buka semua kelompok</translation>
    </message>
    <message>
        <source>Order: {0}</source>
        <translation>Urutan: {0}</translation>
    </message>
</context>
<context>
    <name>OtherForm</name>
    <message>
        <source>Choose an open incident: type its number or words.</source>
        <translation>Pilih kejadian terbuka: ketik nomor atau katanya.</translation>
    </message>
    <message>
        <source>Number or words</source>
        <translation>Nomor atau kata</translation>
    </message>
    <message>
        <source>Incidents found</source>
        <translation>Kejadian yang ditemukan</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Held</source>
        <translation>Ditahan</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Mencoba lagi</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>No answer; it is tried again by itself</source>
        <translation>Tidak ada jawaban; dicoba lagi dengan sendirinya</translation>
    </message>
    <message>
        <source>The receiver asks to be tried later</source>
        <translation>Penerima minta dicoba lagi nanti</translation>
    </message>
    <message>
        <source>Taken in; the receiver has not given a number yet</source>
        <translation>Sudah masuk; penerima belum memberi nomor</translation>
    </message>
    <message>
        <source>The receiver turned us away: check its key, then send again</source>
        <translation>Penerima menolak akses: periksa kuncinya, lalu kirim ulang</translation>
    </message>
    <message>
        <source>Its key is not in the secret store: enter it, then send again</source>
        <translation>Kuncinya belum ada di brankas: isi dulu, lalu kirim ulang</translation>
    </message>
    <message>
        <source>This receiver is no longer in the profile</source>
        <translation>Penerima ini tidak ada lagi di profil</translation>
    </message>
    <message>
        <source>The report tells no way back to the reporter</source>
        <translation>Laporan ini tidak menyebut jalan balik ke pelapor</translation>
    </message>
    <message>
        <source>Refused: edit the text and send it again</source>
        <translation>Ditolak: ubah teksnya, lalu kirim ulang</translation>
    </message>
</context>
<context>
    <name>OutboxModel</name>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Percobaan</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Coba berikutnya</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>when you decide</source>
        <translation>menunggu keputusan</translation>
    </message>
    <message>
        <source>now</source>
        <translation>sekarang</translation>
    </message>
</context>
<context>
    <name>OutboxPlace</name>
    <message numerus="yes">
        <source>%n message(s) not sent</source>
        <translation>
            <numerusform>%n pesan belum terkirim</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest {0}</source>
        <translation>terlama {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n held for your decision</source>
        <translation>
            <numerusform>%n ditahan menunggu keputusan Anda</numerusform>
        </translation>
    </message>
    <message>
        <source>no network: all of it is sent when the line is back</source>
        <translation>tidak ada jaringan: semua dikirim setelah jaringan pulih</translation>
    </message>
    <message>
        <source>0 messages not sent</source>
        <translation>0 pesan belum terkirim</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Antrean kirim</translation>
    </message>
    <message>
        <source>Messages that were not sent</source>
        <translation>Pesan yang belum terkirim</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Tidak ada yang menunggu dikirim</translation>
    </message>
    <message>
        <source>Answers to reporters and notices to agencies wait here while the line is down.</source>
        <translation>Balasan ke pelapor dan pesan ke instansi menunggu di sini selama jaringan terputus.</translation>
    </message>
    <message>
        <source>The console sends nothing</source>
        <translation>Konsol tidak mengirim apa pun</translation>
    </message>
    <message>
        <source>No receiver is switched on in outbox.toml of the profile.</source>
        <translation>Belum ada penerima yang menyala di outbox.toml pada profil.</translation>
    </message>
</context>
<context>
    <name>ParkedDrafts</name>
    <message>
        <source>Call</source>
        <translation>Panggilan</translation>
    </message>
</context>
<context>
    <name>PayloadWindow</name>
    <message>
        <source>Payload</source>
        <translation>Muatan</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Bidang</translation>
    </message>
    <message>
        <source>Test a payload: {0}</source>
        <translation>Uji muatan: {0}</translation>
    </message>
    <message>
        <source>Test a payload</source>
        <translation>Uji muatan</translation>
    </message>
    <message>
        <source>Taken in: {0}</source>
        <translation>Sudah masuk: {0}</translation>
    </message>
    <message>
        <source>Take in {0}</source>
        <translation>Masukkan {0}</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>{0}, from the map</source>
        <translation>{0}, dari peta</translation>
    </message>
    <message>
        <source>{0}, as typed</source>
        <translation>{0}, seperti diketik</translation>
    </message>
    <message>
        <source>{0}, middle of {1}</source>
        <translation>{0}, tengah {1}</translation>
    </message>
    <message>
        <source>District {0}; no position yet.</source>
        <translation>Kecamatan {0}; belum ada posisi.</translation>
    </message>
    <message>
        <source>No position yet: choose a village or a point on the map.</source>
        <translation>Belum ada posisi: pilih desa atau titik di peta.</translation>
    </message>
    <message>
        <source>Village, street, landmark or coordinates</source>
        <translation>Desa, jalan, patokan, atau koordinat</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Forget the point</source>
        <translation>Hapus titik</translation>
    </message>
</context>
<context>
    <name>PlaybookPanel</name>
    <message>
        <source>An earlier step comes first: do it, or skip it with K.</source>
        <translation>Langkah sebelumnya lebih dulu: kerjakan, atau lewati dengan K.</translation>
    </message>
    <message>
        <source>Tick at least one agency with its number.</source>
        <translation>Centang paling sedikit satu instansi dengan angkanya.</translation>
    </message>
    <message>
        <source>Choose a playbook</source>
        <translation>Pilih SOP</translation>
    </message>
    <message>
        <source>Enter starts it · Esc back</source>
        <translation>Enter memulai · Esc kembali</translation>
    </message>
    <message>
        <source>Enter does · 1-9 ticks · K skips · H contacts · I heard · G another · Esc back</source>
        <translation>Enter kerjakan · 1-9 centang · K lewati · H hubungi · I ada kabar · G ganti · Esc kembali</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tugas</translation>
    </message>
    <message>
        <source>The profile has no playbooks.</source>
        <translation>Profil ini belum punya SOP.</translation>
    </message>
    <message>
        <source>example</source>
        <translation>contoh</translation>
    </message>
    <message>
        <source>started with version {0}</source>
        <translation>dimulai dengan versi {0}</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>berjalan</translation>
    </message>
    <message>
        <source>fits: {0}</source>
        <translation>cocok: {0}</translation>
    </message>
</context>
<context>
    <name>PointPreview</name>
    <message>
        <source>{0} on the map</source>
        <translation>{0} di peta</translation>
    </message>
    <message>
        <source>{0} outside the area</source>
        <translation>{0} di luar wilayah</translation>
    </message>
    <message>
        <source>{0} without a place</source>
        <translation>{0} tanpa tempat</translation>
    </message>
</context>
<context>
    <name>ProgrammePlace</name>
    <message>
        <source>Indicators</source>
        <translation>Indikator</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>{severity}, not acknowledged</source>
        <translation>{severity}, belum diterima</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Pemilik</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Lama</translation>
    </message>
    <message>
        <source>{0}, {1} in this group</source>
        <translation>{0}, {1} dalam kelompok ini</translation>
    </message>
    <message>
        <source>{0}, {1} in this group, folded</source>
        <translation>{0}, {1} dalam kelompok ini, dilipat</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Tanpa kategori</translation>
    </message>
    <message>
        <source>No agency assigned</source>
        <translation>Belum ada instansi yang ditugaskan</translation>
    </message>
    <message>
        <source>Place not known</source>
        <translation>Tempat tidak diketahui</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>Tanpa kelompok</translation>
    </message>
    <message>
        <source>By severity</source>
        <translation>Per tingkat</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Per kategori</translation>
    </message>
    <message>
        <source>By district</source>
        <translation>Per kecamatan</translation>
    </message>
    <message>
        <source>By agency</source>
        <translation>Per instansi</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Per status</translation>
    </message>
</context>
<context>
    <name>QueueChips</name>
    <message>
        <source>Any agency</source>
        <translation>Semua instansi</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>Belum diterima</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Milik saya</translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation>Tanpa pemilik</translation>
    </message>
    <message>
        <source>Not assigned</source>
        <translation>Belum ditugaskan</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Lewat tenggat</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Show one agency's incidents, with how many each has</source>
        <translation>Tampilkan kejadian satu instansi, dengan jumlah masing-masing</translation>
    </message>
</context>
<context>
    <name>QueueHead</name>
    <message>
        <source>Name of this view; Enter saves it, Esc does not</source>
        <translation>Nama tampilan ini; Enter menyimpan, Esc batal</translation>
    </message>
    <message>
        <source>Name of this view</source>
        <translation>Nama tampilan ini</translation>
    </message>
</context>
<context>
    <name>QueueHeader</name>
    <message>
        <source>Incident queue</source>
        <translation>Antrean kejadian</translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Search  Ctrl+F</source>
        <translation>Cari  Ctrl+F</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Cari di antrean</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Take a new incident</source>
        <translation>Catat kejadian baru</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message numerus="yes">
        <source>%n open incident(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%n kejadian terbuka tersembunyi oleh saringan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing fits this filter</source>
        <translation>Tidak ada yang cocok dengan saringan</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tampilkan semua</translation>
    </message>
    <message>
        <source>Reports from the feeds arrive here by themselves; N takes a new incident.</source>
        <translation>Laporan dari umpan masuk sendiri ke sini; N mencatat kejadian baru.</translation>
    </message>
    <message>
        <source>No open incidents</source>
        <translation>Tidak ada kejadian terbuka</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>Kejadian terbuka</translation>
    </message>
</context>
<context>
    <name>QueueState</name>
    <message>
        <source>Reading the open incidents</source>
        <translation>Membaca kejadian terbuka</translation>
    </message>
    <message>
        <source>The open incidents could not be read</source>
        <translation>Kejadian terbuka tidak dapat dibaca</translation>
    </message>
    <message>
        <source>{0} incidents read so far</source>
        <translation>{0} kejadian sudah dibaca</translation>
    </message>
    <message>
        <source>{0} of {1} incidents read</source>
        <translation>{0} dari {1} kejadian dibaca</translation>
    </message>
</context>
<context>
    <name>QuickWins</name>
    <message>
        <source>Quick wins</source>
        <translation>Quick win</translation>
    </message>
    <message>
        <source>The profile names no headline indicator. Mark up to six in programmes.toml.</source>
        <translation>Profil belum menyebut indikator utama. Tandai paling banyak enam di programmes.toml.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Operations</source>
        <translation>Operasi</translation>
    </message>
    <message>
        <source>CCTV</source>
        <translation>CCTV</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Umpan</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
</context>
<context>
    <name>RefusedPane</name>
    <message>
        <source>Taken in. Refused items stay listed as a record.</source>
        <translation>Sudah diambil. Butir yang ditolak tetap tercatat di sini.</translation>
    </message>
    <message>
        <source>Nothing refused</source>
        <translation>Tidak ada yang ditolak</translation>
    </message>
    <message>
        <source>Items that cannot be read are kept here.</source>
        <translation>Butir yang tidak terbaca disimpan di sini.</translation>
    </message>
    <message>
        <source>Try again with the present mapping</source>
        <translation>Coba lagi dengan pemetaan sekarang</translation>
    </message>
    <message>
        <source>Refused items</source>
        <translation>Butir yang ditolak</translation>
    </message>
    <message>
        <source>Raw item</source>
        <translation>Butir mentah</translation>
    </message>
    <message>
        <source>Take in {0}</source>
        <translation>Masukkan {0}</translation>
    </message>
    <message>
        <source>{0} of {1} can be read now</source>
        <translation>{0} dari {1} kini dapat dibaca</translation>
    </message>
    <message>
        <source>All {0} are still refused</source>
        <translation>Semua {0} tetap ditolak</translation>
    </message>
</context>
<context>
    <name>RelatedList</name>
    <message>
        <source>Related incidents</source>
        <translation>Kejadian terkait</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Bagian dari</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>Digabung ke</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>Merged in</source>
        <translation>Gabungan</translation>
    </message>
</context>
<context>
    <name>ReopenForm</name>
    <message>
        <source>Write why it is reopened.</source>
        <translation>Tulis mengapa dibuka kembali.</translation>
    </message>
    <message>
        <source>Reopen the incident</source>
        <translation>Buka kembali kejadian</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Buka kembali</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Hasil akhir</translation>
    </message>
</context>
<context>
    <name>RoomLogModel</name>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Apa yang terjadi</translation>
    </message>
</context>
<context>
    <name>SampleBox</name>
    <message>
        <source>Paste a sample (JSON, XML, CSV), or choose a file</source>
        <translation>Tempel contoh (JSON, XML, CSV), atau pilih berkas</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Contoh</translation>
    </message>
    <message>
        <source>Read the sample</source>
        <translation>Baca contoh</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Pilih berkas…</translation>
    </message>
</context>
<context>
    <name>SavePage</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Asked every</source>
        <translation>Ditanya setiap</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Who the data are from, as it is to be named</source>
        <translation>Pemilik data, sebagaimana harus disebut</translation>
    </message>
    <message>
        <source>Becomes: {0}</source>
        <translation>Menjadi: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n detik</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n menit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n jam</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>Not assigned</source>
        <translation>Belum ditugaskan</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Lewat tenggat</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Milik saya</translation>
    </message>
    <message>
        <source>Everything by district</source>
        <translation>Semua per kecamatan</translation>
    </message>
</context>
<context>
    <name>SettingsPlace</name>
    <message>
        <source>This desk</source>
        <translation>Meja ini</translation>
    </message>
    <message>
        <source>This console</source>
        <translation>Konsol ini</translation>
    </message>
    <message>
        <source>Sources and licences</source>
        <translation>Sumber dan lisensi</translation>
    </message>
    <message>
        <source>Operator on duty</source>
        <translation>Operator bertugas</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Your name, as it is written into the record</source>
        <translation>Nama Anda, seperti akan tercatat</translation>
    </message>
    <message>
        <source>Dark (wall, control room)</source>
        <translation>Gelap (dinding, ruang kendali)</translation>
    </message>
    <message>
        <source>Light (office)</source>
        <translation>Terang (kantor)</translation>
    </message>
</context>
<context>
    <name>SkipForm</name>
    <message>
        <source>Write why it is skipped; the supervisor sees it.</source>
        <translation>Tulis mengapa dilewati; pengawas melihatnya.</translation>
    </message>
    <message>
        <source>Skip: {0}</source>
        <translation>Lewati: {0}</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Lewati</translation>
    </message>
    <message>
        <source>Reason; the supervisor sees it</source>
        <translation>Alasan; pengawas melihatnya</translation>
    </message>
</context>
<context>
    <name>SourcePage</name>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tanpa kunci</translation>
    </message>
    <message>
        <source>in a header</source>
        <translation>di header</translation>
    </message>
    <message>
        <source>bearer token</source>
        <translation>token bearer</translation>
    </message>
    <message>
        <source>in the query (?name=…)</source>
        <translation>di query (?nama=…)</translation>
    </message>
    <message>
        <source>in the path ({name})</source>
        <translation>di path ({name})</translation>
    </message>
    <message>
        <source>user name and password</source>
        <translation>nama pengguna dan sandi</translation>
    </message>
    <message>
        <source>X-Api-Key, token, user name …</source>
        <translation>X-Api-Key, token, nama pengguna …</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Tanya</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>It is asked once. Nothing is taken in before you say so.</source>
        <translation>Ditanya sekali. Tidak ada yang masuk sebelum Anda menyetujuinya.</translation>
    </message>
</context>
<context>
    <name>SourceWizard</name>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Bidang</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Tambah sumber</translation>
    </message>
    <message>
        <source>Save and start</source>
        <translation>Simpan dan mulai</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Bertanya…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
</context>
<context>
    <name>StandingModel</name>
    <message>
        <source>Dimension</source>
        <translation>Dimensi</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Capaian</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Way done</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Tren</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Data per</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source> (example figures)</source>
        <translation> (angka contoh)</translation>
    </message>
</context>
<context>
    <name>StatusForm</name>
    <message>
        <source>assign an agency first</source>
        <translation>tugaskan instansi dulu</translation>
    </message>
    <message>
        <source>Choose the next status.</source>
        <translation>Pilih status berikutnya.</translation>
    </message>
    <message>
        <source>Write why it is put on hold.</source>
        <translation>Tulis mengapa ditunda.</translation>
    </message>
    <message>
        <source>Change the status to</source>
        <translation>Ubah status menjadi</translation>
    </message>
    <message>
        <source>Change status</source>
        <translation>Ubah status</translation>
    </message>
    <message>
        <source>Next status</source>
        <translation>Status berikutnya</translation>
    </message>
    <message>
        <source>Reason (needed for on hold)</source>
        <translation>Alasan (wajib untuk ditunda)</translation>
    </message>
    <message>
        <source>On hold until the reporter answers: the deadline stops</source>
        <translation>Ditunda sampai pelapor menjawab: tenggat berhenti</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Open the alarms (F8)</source>
        <translation>Buka daftar alarm (F8)</translation>
    </message>
    <message>
        <source>feeds {0}/{1}</source>
        <translation>umpan {0}/{1}</translation>
    </message>
    <message>
        <source>network on</source>
        <translation>jaringan tersambung</translation>
    </message>
    <message>
        <source>network off, working offline</source>
        <translation>jaringan terputus, bekerja luring</translation>
    </message>
    <message>
        <source>no operator</source>
        <translation>tanpa operator</translation>
    </message>
    <message>
        <source>outbox {0}</source>
        <translation>antrean kirim {0}</translation>
    </message>
    <message>
        <source>outbox {0}, oldest {1}</source>
        <translation>antrean kirim {0}, tertua {1}</translation>
    </message>
    <message>
        <source>, {0} held</source>
        <translation>, {0} ditahan</translation>
    </message>
    <message>
        <source>Open the outbox (Ctrl+K)</source>
        <translation>Buka antrean kirim (Ctrl+K)</translation>
    </message>
    <message>
        <source>LATIHAN - drill</source>
        <translation>LATIHAN</translation>
    </message>
</context>
<context>
    <name>TakeOverForm</name>
    <message>
        <source>Take over from {0}</source>
        <translation>Ambil alih dari {0}</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Ambil alih</translation>
    </message>
    <message>
        <source>Reason (needed after 20 seconds)</source>
        <translation>Alasan (wajib setelah 20 detik)</translation>
    </message>
</context>
<context>
    <name>TaskForm</name>
    <message>
        <source>Heard {0}</source>
        <translation>Ada kabar {0}</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Tidak menjawab</translation>
    </message>
    <message>
        <source>Choose how far it is.</source>
        <translation>Pilih sudah sampai mana.</translation>
    </message>
    <message>
        <source>Write why.</source>
        <translation>Tulis alasannya.</translation>
    </message>
    <message>
        <source>Task of {0}</source>
        <translation>Tugas {0}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Sudah sampai mana</translation>
    </message>
    <message>
        <source>What was said (needed when refused or cancelled)</source>
        <translation>Apa yang dikatakan (wajib bila ditolak atau dibatalkan)</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>question</source>
        <translation>pertanyaan</translation>
    </message>
    <message>
        <source>{0}, escalated: silent {1}</source>
        <translation>{0}, dinaikkan: {1} tanpa kabar</translation>
    </message>
    <message>
        <source>{0}, check in: silent {1}</source>
        <translation>{0}, tanyakan: {1} tanpa kabar</translation>
    </message>
    <message>
        <source>{0}, late by {1}</source>
        <translation>{0}, terlambat {1}</translation>
    </message>
    <message>
        <source>{0}, heard {1} ago</source>
        <translation>{0}, kabar {1} lalu</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>diminta</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>siap</translation>
    </message>
    <message>
        <source>on the way</source>
        <translation>berangkat</translation>
    </message>
    <message>
        <source>on scene</source>
        <translation>di lokasi</translation>
    </message>
    <message>
        <source>done</source>
        <translation>selesai</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>dibatalkan</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>perlu dikerjakan</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>menunggu jawaban</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>dikerjakan</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>dilewati</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>tidak perlu</translation>
    </message>
    <message>
        <source>by telephone</source>
        <translation>lewat telepon</translation>
    </message>
    <message>
        <source>by WhatsApp</source>
        <translation>lewat WhatsApp</translation>
    </message>
    <message>
        <source>by Telegram</source>
        <translation>lewat Telegram</translation>
    </message>
    <message>
        <source>by radio</source>
        <translation>lewat radio</translation>
    </message>
    <message>
        <source>in another way</source>
        <translation>lewat cara lain</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>memberi kabar</translation>
    </message>
    <message>
        <source>was told</source>
        <translation>diberi tahu</translation>
    </message>
    <message>
        <source>did not answer</source>
        <translation>tidak menjawab</translation>
    </message>
    <message>
        <source>category</source>
        <translation>kategori</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>tingkat keparahan</translation>
    </message>
    <message>
        <source>place</source>
        <translation>tempat</translation>
    </message>
    <message>
        <source>season or hour</source>
        <translation>musim atau jam</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>Field</source>
        <translation>Bidang</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Artinya</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Contoh</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>What it reads</source>
        <translation>Yang dibacanya</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>mapping of a feed</source>
        <translation>pemetaan umpan</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>tidak disebut</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Butir</translation>
    </message>
    <message>
        <source>number or id</source>
        <translation>nomor atau id</translation>
    </message>
    <message>
        <source>title</source>
        <translation>judul</translation>
    </message>
    <message>
        <source>description</source>
        <translation>uraian</translation>
    </message>
    <message>
        <source>time</source>
        <translation>waktu</translation>
    </message>
    <message>
        <source>time of day</source>
        <translation>jam</translation>
    </message>
    <message>
        <source>latitude</source>
        <translation>lintang</translation>
    </message>
    <message>
        <source>longitude</source>
        <translation>bujur</translation>
    </message>
    <message>
        <source>point (both)</source>
        <translation>titik (keduanya)</translation>
    </message>
    <message>
        <source>place in words</source>
        <translation>tempat (teks)</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>tingkat keparahan</translation>
    </message>
    <message>
        <source>category</source>
        <translation>kategori</translation>
    </message>
    <message>
        <source>value</source>
        <translation>nilai</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>kecepatan</translation>
    </message>
    <message>
        <source>heading</source>
        <translation>arah</translation>
    </message>
    <message>
        <source>Reports that open incidents</source>
        <translation>Laporan yang membuka kejadian</translation>
    </message>
    <message>
        <source>Only on the map</source>
        <translation>Hanya di peta</translation>
    </message>
    <message>
        <source>Positions of vehicles</source>
        <translation>Posisi armada</translation>
    </message>
    <message>
        <source>Values of indicators</source>
        <translation>Capaian indikator</translation>
    </message>
    <message>
        <source>Still needed: {0}</source>
        <translation>Masih diperlukan: {0}</translation>
    </message>
</context>
<context>
    <name>TrialView</name>
    <message>
        <source>Nothing to look at yet</source>
        <translation>Belum ada yang dapat dilihat</translation>
    </message>
    <message>
        <source>What would be taken in is shown here before anything is.</source>
        <translation>Yang akan masuk ditampilkan di sini lebih dahulu.</translation>
    </message>
    <message>
        <source>{0} accepted, {1} rejected</source>
        <translation>{0} diterima, {1} ditolak</translation>
    </message>
    <message>
        <source>Becomes: {0}</source>
        <translation>Menjadi: {0}</translation>
    </message>
    <message>
        <source>Accepted {0}</source>
        <translation>Diterima {0}</translation>
    </message>
    <message>
        <source>Rejected {0}</source>
        <translation>Ditolak {0}</translation>
    </message>
    <message>
        <source>Copy rejected as CSV</source>
        <translation>Salin yang ditolak (CSV)</translation>
    </message>
    <message>
        <source>Save rejected…</source>
        <translation>Simpan yang ditolak…</translation>
    </message>
    <message>
        <source>Accepted rows</source>
        <translation>Baris yang diterima</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Baris yang ditolak</translation>
    </message>
</context>
<context>
    <name>TrialWindow</name>
    <message>
        <source>Reading…</source>
        <translation>Membaca…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>UninformedList</name>
    <message>
        <source>Copied for {0}</source>
        <translation>Disalin untuk {0}</translation>
    </message>
    <message>
        <source>Told by the console: {0}. All others by telephone.</source>
        <translation>Diberi tahu oleh konsol: {0}. Yang lain lewat telepon.</translation>
    </message>
    <message>
        <source>No notice to an agency is waiting</source>
        <translation>Tidak ada pesan untuk instansi yang menunggu</translation>
    </message>
    <message>
        <source>Agencies are told by telephone</source>
        <translation>Instansi diberi tahu lewat telepon</translation>
    </message>
    <message>
        <source>No agency has a receiver that is switched on in outbox.toml.</source>
        <translation>Belum ada penerima instansi yang menyala di outbox.toml.</translation>
    </message>
    <message numerus="yes">
        <source>%n agency(ies) not informed</source>
        <translation>
            <numerusform>%n instansi belum diberi tahu</numerusform>
        </translation>
    </message>
    <message>
        <source>Not informed</source>
        <translation>Belum diberi tahu</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Salin teksnya</translation>
    </message>
    <message>
        <source>For WhatsApp or Telegram, as it would have been sent</source>
        <translation>Untuk WhatsApp atau Telegram, sama seperti yang akan dikirim</translation>
    </message>
    <message>
        <source>Agencies that were not informed</source>
        <translation>Instansi yang belum diberi tahu</translation>
    </message>
</context>
<context>
    <name>UninformedModel</name>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Not informed since</source>
        <translation>Belum tahu sejak</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>no number in the profile</source>
        <translation>tidak ada nomor di profil</translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message>
        <source>take a new incident</source>
        <translation>catat kejadian baru</translation>
    </message>
    <message>
        <source>show an incident</source>
        <translation>tampilkan kejadian</translation>
    </message>
    <message>
        <source>acknowledge</source>
        <translation>terima</translation>
    </message>
    <message>
        <source>assign to agencies</source>
        <translation>tugaskan ke instansi</translation>
    </message>
    <message>
        <source>change the status</source>
        <translation>ubah status</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>tulis catatan</translation>
    </message>
    <message>
        <source>close with a reason</source>
        <translation>tutup dengan alasan</translation>
    </message>
    <message>
        <source>show the cameras nearby</source>
        <translation>tampilkan kamera terdekat</translation>
    </message>
    <message>
        <source>show on the map</source>
        <translation>tampilkan di peta</translation>
    </message>
    <message>
        <source>print on one page (PDF)</source>
        <translation>cetak satu lembar (PDF)</translation>
    </message>
    <message>
        <source>search everything, closed too</source>
        <translation>cari di semua, juga yang ditutup</translation>
    </message>
    <message>
        <source>go to a screen</source>
        <translation>pindah layar</translation>
    </message>
    <message>
        <source>alarms: acknowledge, shelve, mute</source>
        <translation>alarm: terima, sisihkan, diamkan</translation>
    </message>
    <message>
        <source>dark or light</source>
        <translation>gelap atau terang</translation>
    </message>
    <message>
        <source>Indonesian or English</source>
        <translation>Bahasa Indonesia atau Inggris</translation>
    </message>
    <message>
        <source>these keys and commands</source>
        <translation>tombol dan perintah ini</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nomor</translation>
    </message>
    <message>
        <source>agencies</source>
        <translation>instansi</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>disposition</source>
        <translation>hasil</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>layar</translation>
    </message>
    <message>
        <source>text</source>
        <translation>teks</translation>
    </message>
    <message>
        <source>what and where</source>
        <translation>apa dan di mana</translation>
    </message>
    <message>
        <source>note behind :</source>
        <translation>catatan setelah :</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>alasan</translation>
    </message>
</context>
<context>
    <name>ViewsMenu</name>
    <message>
        <source>Views</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>View: {0}</source>
        <translation>Tampilan: {0}</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>tidak disimpan</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Simpan tampilan ini…</translation>
    </message>
    <message>
        <source>Take a view away</source>
        <translation>Hapus tampilan</translation>
    </message>
    <message>
        <source>Saved views (V, or 1 to 9)</source>
        <translation>Tampilan tersimpan (V, atau 1 sampai 9)</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>P1 Critical</source>
        <translation>P1 Kritis</translation>
    </message>
    <message>
        <source>P2 Serious</source>
        <translation>P2 Berat</translation>
    </message>
    <message>
        <source>P3 Moderate</source>
        <translation>P3 Sedang</translation>
    </message>
    <message>
        <source>P4 Minor</source>
        <translation>P4 Ringan</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Terverifikasi</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Ditugaskan</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Dikerjakan</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Ditunda</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Selesai ditangani</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Tertangani</translation>
    </message>
    <message>
        <source>Unfounded</source>
        <translation>Tidak terbukti</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>Referred to another body</source>
        <translation>Dilimpahkan ke pihak lain</translation>
    </message>
    <message>
        <source>Cancelled by the reporter</source>
        <translation>Dibatalkan pelapor</translation>
    </message>
    <message>
        <source>No action needed</source>
        <translation>Tidak perlu tindakan</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Menyambung</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Hidup</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Basi</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Beku</translation>
    </message>
    <message>
        <source>Dark or covered</source>
        <translation>Gelap atau tertutup</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Tidak menjawab</translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation>Akses ditolak</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Mati</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Belum diminta</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Baik</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Terputus</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Tanpa jaringan</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Dijeda</translation>
    </message>
    <message>
        <source>Smart governance</source>
        <translation>Smart governance</translation>
    </message>
    <message>
        <source>Smart branding</source>
        <translation>Smart branding</translation>
    </message>
    <message>
        <source>Smart economy</source>
        <translation>Smart economy</translation>
    </message>
    <message>
        <source>Smart living</source>
        <translation>Smart living</translation>
    </message>
    <message>
        <source>Smart society</source>
        <translation>Smart society</translation>
    </message>
    <message>
        <source>Smart environment</source>
        <translation>Smart environment</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} dtk</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} mnt</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} j</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>tidak diketahui</translation>
    </message>
</context>
</TS>
