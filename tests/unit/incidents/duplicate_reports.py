"""Reports as people of Indramayu tell them, sorted by hand into what really happened.

Each paragraph is one occurrence: a name and the minute of the week it began, then its reports, one a line, as
"minutes later | where, as typed | what". Reports of one paragraph are the same; of two paragraphs never, however near,
alike or close in time. Invented, none of it happened. Paragraphs were written in groups that are easy to confuse.
"""

TEXT = """
banjir-kertawinangun 600
0 | Kertawinangun, Kandanghaur | Banjir masuk rumah dekat jembatan
7 | ds kertawinangun kandanghaur | kebanjiran pak, air sdh selutut deket jembatan
15 | jembatan Kertawinangun | air kali meluap, rumah2 terendam
24 | kertawinangun | genangan tinggi di pemukiman, warga minta perahu

banjir-eretan 610
0 | Eretan Wetan, Kandanghaur | Banjir rob masuk kampung nelayan
9 | eretan wetan | rob naik ke rumah warga, tinggi 40 cm
21 | desa eretan wetan kec kandanghaur | air laut masuk kampung nelayan, tolong

banjir-losarang 630
0 | Pegagan, Losarang | Banjir menutup jalan desa
12 | desa pegagan losarang | jalan desa kebanjiran motor mogok
30 | pegagan | air meluap nutup jalan, gak bisa lewat

banjir-kertawinangun-kemarin -2300
0 | Kertawinangun, Kandanghaur | Banjir di RT 01 surut perlahan
20 | kertawinangun | banjir RT 01 masih semata kaki

tanggul-losarang 700
0 | Krimun, Losarang | Tanggul sungai jebol, air ke sawah
6 | krimun losarang | tanggul jebol pak sawah kerendem
18 | desa krimun | jebol tanggulnya, air masuk sawah dan kampung

laka-pantura-71 120
0 | Jalan Pantura Losarang | Kecelakaan truk dan motor, korban dua
2 | pantura losarang | tabrakan truk sama sepeda motor, ada yg luka parah
4 | depan SPBU Losarang pantura | laka lantas truk vs motor korban tergeletak
9 | losarang | ada kecelakaan truk motor di pantura, minta ambulan

laka-pantura-lohbener 135
0 | Jalan Pantura Lohbener | Tabrakan beruntun tiga mobil
5 | pantura lohbener | tabrakan karambol 3 mobil, macet
11 | bundaran lohbener | kecelakaan beruntun mobil, ada yang terjepit

laka-jatibarang 140
0 | Pasar Jatibarang | Motor tertabrak angkot
4 | depan pasar jatibarang | angkot nabrak motor, ibu2 luka
10 | jatibarang | kecelakaan angkot dan motor dekat pasar

laka-jatibarang-stasiun 165
0 | Stasiun Jatibarang | Motor jatuh sendiri di rel, pengendara patah kaki
6 | perlintasan stasiun jatibarang | pengendara motor jatuh di perlintasan rel, kakinya patah

laka-karangampel 300
0 | Karangampel | Truk terguling muatan gabah
8 | perempatan karangampel | truk gabah terbalik, gabah tumpah ke jalan
20 | karangampel kidul | truk muat gabah guling nutup jalan

laka-widasari-malam 1100
0 | Widasari | Bus nabrak pohon penumpang luka
3 | jalan raya widasari | bis menabrak pohon, penumpang banyak luka
12 | kecamatan widasari | kecelakaan bus, bbrp penumpang luka2

kebakaran-pasar-jatibarang 900
0 | Pasar Jatibarang | Kebakaran kios di pasar
1 | pasar jatibarang | kios kobongan, api besar
4 | jatibarang pasar | api membesar di pasar, toko kain terbakar
7 | jatibarang | asap tebal dari arah pasar, kebakaran

kebakaran-rumah-sindang 905
0 | Penganjang, Sindang | Rumah terbakar karena kompor meledak
3 | desa penganjang sindang | kebakaran rumah, tabung gas meledak
10 | penganjang | rumah kobongan pak, gas meleduk

kebakaran-lahan-gantar 930
0 | Mekarjaya, Gantar | Lahan tebu terbakar
15 | mekarjaya gantar | kebakaran kebon tebu, merembet
33 | gantar | lahan tebu kebakar luas, asap ke jalan

kebakaran-rumah-sindang-lain 1500
0 | Dermayu, Sindang | Rumah terbakar, penghuni di dalam
3 | dermayu sindang | kebakaran rumah ada orang terjebak di dalam
8 | dermayu | tolong rumah terbakar masih ada orangnya

kebakaran-gudang-lohbener 940
0 | Lohbener | Gudang rongsok terbakar
6 | desa lohbener | kebakaran gudang rongsokan, asap hitam
14 | dekat bundaran lohbener | gudang rongsok kobongan

pohon-paoman 400
0 | Paoman, Indramayu | Pohon tumbang menutup jalan
5 | kelurahan paoman | pohon roboh melintang jalan depan masjid
17 | paoman | ada pohon ambruk nutup jalan, kabel ikut putus

pohon-karangmalang 410
0 | Karangmalang, Indramayu | Pohon besar tumbang menimpa rumah
9 | kel karangmalang | pohon rubuh kena atap rumah
22 | karangmalang | rumah ketimpa pohon tumbang

pohon-haurgeulis 420
0 | Haurgeulis | Pohon tumbang menimpa mobil
4 | haurgeulis depan alfamart | mobil ketimpa pohon roboh
13 | haurgeulis | pohon ambruk menimpa mobil parkir

pohon-tugu 425
0 | Tugu, Lelea | Dahan patah nyangkut di kabel listrik
10 | tugu lelea | dahan pohon patah nyangkut kabel pln

angin-lelea 430
0 | Cempeh, Lelea | Puting beliung, atap rumah beterbangan
6 | desa cempeh lelea | angin puting beliung rusak puluhan rumah
12 | cempeh | angin kencang banget atap terbang semua

listrik-margadadi 440
0 | Margadadi, Indramayu | Listrik padam satu kelurahan
8 | margadadi | mati lampu dari tadi sekelurahan
25 | kelurahan margadadi | padam total listriknya, kapan nyala

listrik-trafo-bugis 445
0 | Bugis, Anjatan | Trafo meledak, listrik padam
3 | bugis anjatan | trafo meledug, mati listrik se desa
15 | desa bugis | listrik mati abis trafo meledak

kabel-sukra 450
0 | Sukra Wetan, Sukra | Kabel listrik putus menjuntai di jalan
6 | sukra wetan | kabel pln putus di jalan bahaya

tenggelam-karangsong 800
0 | Pantai Karangsong | Anak tenggelam terseret ombak
1 | karangsong | anak hanyut kebawa ombak di pantai
3 | pantai karangsong indramayu | tolong ada anak tenggelam di laut
6 | karangsong | bocah 10 tahun keseret arus pantai

tenggelam-balongan 820
0 | Pantai Balongan | Perahu nelayan terbalik, satu hilang
10 | balongan | perahu kebalik di laut nelayan 1 hilang
26 | majakerta balongan | kapal nelayan karam, satu orang belum ketemu

tenggelam-cimanuk 830
0 | Bangkaloa Ilir, Widasari | Orang hanyut di Cimanuk
5 | bangkaloa ilir | ada orang kebawa arus kali cimanuk
14 | widasari cimanuk | orang tenggelam di sungai, dicari warga

hilang-anak-terisi 840
0 | Jatimulya, Terisi | Anak hilang sejak sore, umur 6 tahun
15 | jatimulya terisi | anak 6 thn belum pulang dari tadi sore
40 | desa jatimulya | kehilangan anak kecil laki2 baju merah

hilang-lansia-bongas 850
0 | Margamulya, Bongas | Kakek pikun belum pulang
20 | margamulya bongas | aki-aki pikun hilang dari rumah
55 | margamulya | orang tua pikun tidak pulang sejak pagi

medis-alun 1000
0 | Alun-alun Indramayu | Orang pingsan di alun-alun
2 | alun alun indramayu | bapak2 pingsan minta ambulan
5 | alun-alun | ada yg gak sadar di alun2 tolong ambulans

medis-melahirkan 1005
0 | Cangkring, Cantigi | Ibu mau melahirkan, jalan rusak
8 | cangkring cantigi | ibu hamil mau lahiran butuh ambulan

medis-sesak 1010
0 | Lemahabang, Indramayu | Bapak sesak napas, minta ambulans
3 | lemahabang | sesek napas orang tua, tolong cepat ambulan

medis-sesak-lain 1012
0 | Lemahmekar, Indramayu | Anak sesak napas kejang
5 | lemahmekar | anak kejang2 sesek napas

medis-keracunan 1020
0 | Kedungwungu, Krangkeng | Warga keracunan makanan hajatan, puluhan mual
12 | kedungwungu krangkeng | banyak yg keracunan abis hajatan muntah2
30 | kedungwungu krangkeng | puluhan warga muntah keracunan nasi hajatan

ular-plumbon 500
0 | Plumbon, Indramayu | Ular masuk rumah
6 | plumbon indramayu | ada ular sanca di dapur

tawon-singaraja 505
0 | Singaraja, Indramayu | Sarang tawon di sekolah
25 | sdn singaraja | tawon gede bersarang di sekolahan SD

pju-sindang 50
0 | Jalan Sudirman Sindang | Lampu jalan padam
180 | sindang jl sudirman | pju mati sepanjang sudirman gelap
1500 | jl jend sudirman sindang | penerangan jalan mati, gelap rawan

pju-lohbener 80
0 | Bundaran Lohbener | Lampu jalan padam di bundaran
600 | bunderan lohbener | pju bundaran mati gelap gulita

pju-langut 95
0 | Langut, Lohbener | Lampu jalan desa mati
900 | langut lohbener | lampu penerangan jalan desa padam

sampah-pasar-baru 60
0 | Pasar Baru Indramayu | Sampah menumpuk belum diangkut
240 | pasar baru | sampah numpuk bau belum diambil
1600 | pasar baru indramayu | tumpukan sampah pasar tidak diangkut

sampah-karanganyar 70
0 | Karanganyar, Kandanghaur | Sampah liar di pinggir kali
700 | karanganyar kandanghaur | buang sampah liar di bantaran kali

sampah-haurgeulis 75
0 | Pasar Haurgeulis | TPS penuh sampah meluber ke jalan
300 | pasar haurgeulis | tps pasar penuh meluber bau

jalan-tukdana 30
0 | Lajer, Tukdana | Jalan berlubang dalam di depan balai desa
900 | lajer tukdana | lubang jalan gede depan balaidesa
2500 | desa lajer | jalan rusak berlobang depan balai desa, sdh ada yg jatuh

jalan-tukdana-jembatan 40
0 | Gadel, Tukdana | Jembatan ambrol tidak bisa dilewati mobil
45 | gadel tukdana | jembatan ambruk, mobil ga bisa lewat
200 | desa gadel | jembatan desa putus ambrol

jalan-kroya 45
0 | Sukamelang, Kroya | Jalan rusak parah berlumpur
1200 | sukamelang kroya | jalan ancur lumpur susah dilewati

air-pdam-pasekan 200
0 | Brondong, Pasekan | Air PDAM mati tiga hari
400 | brondong pasekan | pdam mati ga ngalir 3 hari
1000 | desa brondong | air ledeng gak ngocor berhari hari

air-keruh-cantigi 210
0 | Cemara, Cantigi | Air PDAM keruh dan bau
500 | cemara cantigi | air ledeng keruh bau tanah

pipa-bocor 220
0 | Kepandean, Indramayu | Pipa PDAM bocor di jalan
60 | kepandean | pipa air bocor muncrat ke jalan

drainase-lemahmekar 230
0 | Lemahmekar, Indramayu | Saluran mampet, air menggenang saat hujan
300 | lemahmekar | got mampet air menggenang
1400 | kel lemahmekar | selokan tersumbat sampah

tinja-paoman 240
0 | Paoman, Indramayu | WC mampet minta sedot tinja
500 | paoman | minta sedot wc, septic tank penuh

macet-patrol 150
0 | Patrol | Macet panjang, truk mogok di pantura
10 | pantura patrol | truk mogok macet total pantura
28 | patrol lor | kendaraan macet panjang ada truk mogok

macet-eretan 155
0 | Pasar Eretan | Macet karena pasar tumpah
20 | eretan | macet pasar tumpah eretan

tawuran-anjatan 1200
0 | Anjatan | Tawuran pelajar pakai senjata tajam
2 | anjatan utara | anak sekolah tawuran bawa sajam
7 | anjatan | keributan pelajar bawa clurit

tawuran-krangkeng 1210
0 | Krangkeng | Tawuran antar kampung habis dangdut
4 | srengseng krangkeng | ribut antar desa habis orgen tunggal
15 | krangkeng | keributan tawuran di acara dangdut

maling-sliyeg 1300
0 | Sliyeg | Maling motor tertangkap warga
6 | sliyeg lor | pencuri motor dihajar massa
11 | desa sliyeg | curanmor ketangkap warga, minta polisi

begal-arahan 1310
0 | Linggajati, Arahan | Begal motor, korban dibacok
5 | linggajati arahan | dibegal kena bacok, motor dibawa kabur

odgj-jatibarang 1320
0 | Stasiun Jatibarang | ODGJ mengamuk melempari orang
10 | stasiun jatibarang | orang gila ngamuk lempar batu

limbah-balongan 1330
0 | Balongan | Bau gas menyengat, warga pusing
6 | majakerta balongan | bau gas nyengat banget pada pusing
19 | balongan | warga cium bau gas kilang, mual

minyak-juntinyuat 1340
0 | Dadap, Juntinyuat | Tumpahan minyak di pantai
40 | pantai dadap juntinyuat | minyak hitam di pantai, ikan mati

banjir-anjatan 640
0 | Kopyah, Anjatan | Banjir setinggi lutut masuk sekolah
14 | kopyah anjatan | sekolah kebanjiran selutut
35 | desa kopyah | sd kopyah terendam banjir

banjir-sukra 645
0 | Ujunggebang, Sukra | Banjir rendam tambak dan rumah
20 | ujunggebang sukra | tambak sama rumah kerendem banjir

rob-cantigi 650
0 | Lamarantarung, Cantigi | Rob merendam jalan desa
30 | lamarantarung | air pasang nutup jalan desa
90 | lamarantarung cantigi | jalan kena rob gak bisa lewat

kebakaran-warung-patrol 950
0 | Patrol Baru, Patrol | Warung terbakar pinggir pantura
2 | patrol pantura | kebakaran warung kopi pinggir jalan
9 | patrol baru | warung kobongan di pantura patrol

kebakaran-sekolah-kedokan 955
0 | Kedokanbunder, Kedokan Bunder | Kebakaran ruang kelas SD
5 | kedokanbunder | sekolah SD terbakar satu kelas
12 | kedokan bunder | api di ruang kelas SD, siswa sudah keluar

laka-sukagumiwang 310
0 | Gunungsari, Sukagumiwang | Mobil masuk sawah
7 | gunungsari sukagumiwang | mobil avanza nyebur ke sawah
22 | gunungsari | ada mobil masuk sawah sopir terjepit

laka-losarang-siang 330
0 | Muntur, Losarang | Pejalan kaki tertabrak mobil pikap
3 | muntur losarang | orang nyebrang ketabrak pickup
8 | pantura muntur | pejalan kaki ditabrak pikap, kritis

gempa-indramayu 1600
0 | Indramayu | Terasa gempa agak kuat
1 | indramayu kota | ada gempa kerasa banget
3 | margadadi | getaran gempa, orang keluar rumah
"""
