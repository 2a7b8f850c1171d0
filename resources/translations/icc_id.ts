<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>AssignForm</name>
    <message>
        <source>already assigned</source>
        <translation>sudah ditugaskan</translation>
    </message>
    <message>
        <source>responsible</source>
        <translation>penanggung jawab</translation>
    </message>
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
    <name>CloseForm</name>
    <message>
        <source>Write why it is closed without being handled.</source>
        <translation>Tulis mengapa ditutup tanpa ditangani.</translation>
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
        <source>Reason (needed unless handled)</source>
        <translation>Alasan (wajib kecuali tertangani)</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>A acknowledge  T assign  C note  S status  X close  N new  Ctrl+F search</source>
        <translation>A terima  T tugaskan  C catat  S status  X tutup  N baru  Ctrl+F cari</translation>
    </message>
    <message>
        <source>A acknowledge  T assign  C note  S status  X close  Esc back to the queue</source>
        <translation>A terima  T tugaskan  C catat  S status  X tutup  Esc kembali ke antrean</translation>
    </message>
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
        <source>No such command: {0}. Press ? for the list.</source>
        <translation>Tidak ada perintah {0}. Tekan ? untuk daftarnya.</translation>
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
        <source>Acknowledged {0} by {1}</source>
        <translation>Diterima {0} oleh {1}</translation>
    </message>
    <message>
        <source>Acknowledge by {0}</source>
        <translation>Batas terima {0}</translation>
    </message>
    <message>
        <source>Resolve by {0}</source>
        <translation>Batas selesai {0}</translation>
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
        <translation><numerusform>%n umpan</numerusform></translation>
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
        <source>command: /operasi /cctv /program /riwayat /umpan /cari /baru /tema /bahasa /dinding</source>
        <translation>perintah: /operasi /cctv /program /riwayat /umpan /cari /baru /tema /bahasa /dinding</translation>
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
        <source>acknowledge</source>
        <translation>terima</translation>
    </message>
    <message>
        <source>assign to an agency</source>
        <translation>tugaskan kepada instansi</translation>
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
        <source>take a closed incident up again</source>
        <translation>buka kembali kejadian yang sudah ditutup</translation>
    </message>
    <message>
        <source>new incident</source>
        <translation>kejadian baru</translation>
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
    <name>NewIncidentFields</name>
    <message>
        <source>Write in a few words what happened.</source>
        <translation>Tulis singkat apa yang terjadi.</translation>
    </message>
    <message>
        <source>The description is too long.</source>
        <translation>Uraian terlalu panjang.</translation>
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
        <source>Description</source>
        <translation>Uraian</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Heard by</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>In a few words, as it should stand in the queue</source>
        <translation>Singkat, seperti akan tertulis di antrean</translation>
    </message>
    <message>
        <source>Name, number</source>
        <translation>Nama, nomor telepon</translation>
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
        <source>New incident</source>
        <translation>Kejadian baru</translation>
    </message>
    <message>
        <source>Save incident</source>
        <translation>Simpan kejadian</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Lanjut nanti</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Buang</translation>
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
        <translation><numerusform>%n pesan belum terkirim</numerusform></translation>
    </message>
    <message>
        <source>oldest {0}</source>
        <translation>terlama {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n held for your decision</source>
        <translation><numerusform>%n ditahan menunggu keputusan Anda</numerusform></translation>
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
    <name>PlaceField</name>
    <message>
        <source>{0}, from the map</source>
        <translation>{0}, dari peta</translation>
    </message>
    <message>
        <source>{0}, middle of {1}</source>
        <translation>{0}, tengah {1}</translation>
    </message>
    <message>
        <source>No position yet: choose a village or a point on the map.</source>
        <translation>Belum ada posisi: pilih desa atau titik di peta.</translation>
    </message>
    <message>
        <source>Village, street or landmark</source>
        <translation>Desa, jalan, atau patokan</translation>
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
        <source>Deadline</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Lama</translation>
    </message>
    <message>
        <source>{age} left</source>
        <translation>sisa {age}</translation>
    </message>
    <message>
        <source>over by {age}</source>
        <translation>lewat {age}</translation>
    </message>
</context>
<context>
    <name>QueueChips</name>
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
        <source>Overdue</source>
        <translation>Lewat tenggat</translation>
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
        <source>Order: {0}</source>
        <translation>Urutan: {0}</translation>
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
        <translation>Ambil {0}</translation>
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
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>alarms {0} · {1} in 10 min</source>
        <translation>alarm {0} · {1} dlm 10 mnt</translation>
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
        <translation><numerusform>%n instansi belum diberi tahu</numerusform></translation>
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
        <source>Call</source>
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
