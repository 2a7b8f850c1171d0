"""How Indonesians write where something is: the small words around a village's or a district's name."""

VILLAGE = frozenset({"desa", "ds", "kelurahan", "kel", "kuwu", "balaidesa", "kades", "lurah", "pemdes"})
WARD = frozenset({"kelurahan", "kel", "lurah"})  # of VILLAGE, those of a kelurahan
DISTRICT = frozenset({"kecamatan", "kec", "kcmtn", "kecmtn", "camat", "polsek", "koramil", "puskesmas"})
BELOW = frozenset({"blok", "blk", "dusun", "dsn", "kampung", "kp", "perumahan", "perum", "komplek", "kompleks"})
STREET = frozenset({"jl", "jln", "jalan", "gang", "gg", "jembatan", "ruas", "jalur", "kali", "sungai"})
ELSEWHERE = frozenset({"arah", "menuju", "jurusan", "bukan", "tujuan", "asal"})
BETWEEN = frozenset({"sampai", "hingga", "sampe", "antara", "perbatasan", "batas"})
AT = frozenset({"di", "ning", "nang", "daerah", "wilayah", "sekitar", "dekat", "deket", "warga"})
LANDMARK = frozenset({
    "pasar", "sdn", "smpn", "sman", "smkn", "mts", "masjid", "alun", "bundaran", "terminal", "pantai", "simpang",
    "perempatan", "pertigaan", "rsud", "spbu", "pelabuhan", "tpi", "lapangan", "polindes", "pustu",
})  # fmt: skip
PASSED_OVER = frozenset({"raya", "baru", "lama", "ini", "kecil", "besar", "utama", "yang", "yg", "kami", "kantor"})
STATION = "stasiun"
# What follows the first part of a name: "Eretan" alone is Eretan Wetan or Eretan Kulon.
ENDINGS = frozenset(
    {"wetan", "kulon", "lor", "kidul", "timur", "barat", "utara", "selatan", "baru", "ilir", "udik"}
)
REGENCY = frozenset({"kabupaten", "kab", "kota"})
NEIGHBOURS = frozenset({"cirebon", "subang", "majalengka", "sumedang", "kuningan", "karawang", "purwakarta", "bandung",
                        "jakarta", "bekasi", "brebes"})  # fmt: skip
# Names that are also ordinary words: they name a village only where something else says so.
ORDINARY = frozenset({
    "tambak", "bulak", "waru", "benda", "dadap", "dukuh", "bogor", "curug", "sendang", "larangan", "terusan", "tempel",
    "bunder", "jambe", "patrol", "amis", "loyang", "jambak", "cadang", "cemara", "pangkalan", "kenanga", "sanca",
    "limpas", "bodas", "arahan", "bondan", "ilir", "tugu", "legok", "mundu", "nunuk", "bugis", "gantar", "babadan",
    "gabus", "manggungan", "gedangan", "soge", "sukadana", "lajer", "gadel", "puntang", "kalianyar", "mekarsari",
    "kertajaya", "jatimulya", "sukasari", "mekarjaya", "wanasari", "dermayu", "cangkring", "plumbon", "sindang",
    "sleman", "pondoh", "kroya", "lanjan", "kliwed", "tawangsari", "sukamulya", "tanjakan",
})  # fmt: skip
# Words of reports that lie one letter from a name; measured on the labelled list, they named villages nobody meant.
NO_TYPO = frozenset({
    "jalan", "sampah", "rumah", "banjir", "tolong", "pohon", "lampu", "warga", "bantuan", "sekolah", "kebakaran",
    "pasar", "patroli", "krasa", "kerasa", "badan", "genangan", "kencang", "kendaraan", "lapangan", "masih", "pantai",
    "segera", "tabrak", "terus", "sungai", "malam", "larang", "dekat", "kemarin", "tinggi",
})  # fmt: skip
