"""Why the rules say no to a step or a task: cause and next step, in both languages."""

from services.domain.text import Label

NO_PLAYBOOK = Label(
    id="SOP itu tidak ada di profil. Pilih salah satu yang ditawarkan.",
    en="That playbook is not in the profile. Choose one of those offered.",
)
RUNNING = Label(
    id="SOP ini sudah berjalan di kejadian ini. Lanjutkan langkahnya.",
    en="This playbook already runs in this incident. Go on with its steps.",
)
NOT_STARTED = Label(
    id="Belum ada SOP yang berjalan. Tekan P, lalu pilih SOP.",
    en="No playbook runs yet. Press P and choose one.",
)
NO_STEP = Label(
    id="Langkah itu tidak ada di SOP ini. Pilih langkah dari daftar.",
    en="That step is not in this playbook. Choose one from the list.",
)
NOT_YET = Label(
    id="Langkah sebelumnya belum selesai. Kerjakan dulu, atau lewati dengan alasan.",
    en="An earlier step is not finished. Do it first, or skip it with a reason.",
)
NOT_OPEN = Label(
    id="Langkah ini tidak menunggu siapa pun lagi. Lanjutkan dengan langkah berikutnya.",
    en="This step waits for nobody any more. Go on with the next one.",
)
BAD_ANSWER = Label(
    id="Jawaban itu tidak dapat dipakai. Pilih dari daftar, atau isi bilangan.",
    en="That answer cannot be used. Choose from the list, or enter a number.",
)
OTHER_KIND = Label(
    id="Langkah ini dikerjakan dengan cara lain. Tekan Enter pada langkahnya.",
    en="This step is done in another way. Press Enter on it.",
)
NO_TASK = Label(
    id="Tugas itu tidak ada di kejadian ini. Pilih tugas dari daftar.",
    en="That task is not in this incident. Choose one from the list.",
)
TASK_STATE = Label(
    id="Status tugas itu tidak dapat dicapai dari status sekarang. Pilih salah satu yang ditawarkan.",
    en="That state of the task cannot be reached from the present one. Choose one of those offered.",
)
TASK_TITLE = Label(
    id="Tugasnya masih kosong. Tulis apa yang diminta dalam satu kalimat.",
    en="The task is empty. Say in one sentence what is asked.",
)
SAME_TASK = Label(
    id="Instansi itu sudah diberi tugas yang sama. Tunggu kabarnya, atau hubungi.",
    en="That agency has this task already. Wait for its answer, or call.",
)
