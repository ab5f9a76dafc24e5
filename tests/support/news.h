#ifndef SATZ_TESTS_NEWS_H
#define SATZ_TESTS_NEWS_H

/* A few sentences of invented news in the languages of the wire, and charsets that hold them. */
static const struct news {
    const char *lang;
    const char *charsets; /* separated by blanks */
    const char *text;
} news[] = {
    { "de", "windows-1252 windows-1250 windows-1254 macintosh",
      "Kiel – Die Nordlicht Energie SE hat im dritten Quartal 1.234,5 Mio. € umgesetzt.\n"
      "„Wir wachsen schneller als geplant“, sagte Vorstandschefin Käthe Größer am Dienstag. Für März kündigte sie "
      "weitere "
      "Aufträge aus Österreich und der Schweiz an; die Prüfung läuft.\n" },
    { "de", "ISO-8859-1 ISO-8859-9 ISO-8859-15",
      "Zürich - Der Stadtrat hat die Sperrung der Brücke über die Limmat bis Ende März verlängert. Die Prüfung der "
      "Träger "
      "zeigte größere Schäden als erwartet, hiess es.\nAnwohner müssen weiterhin Umwege fahren, für Fußgänger wird "
      "eine Fähre "
      "eingesetzt.\n" },
    { "fr", "windows-1252 ISO-8859-15",
      "Le groupe Belleval a annoncé mardi la création de 250 emplois à Orléans, où sera bâti son premier site de "
      "recyclage.\n"
      "La mairie espère que d'autres sociétés suivront: « C'est un signal très fort », a déclaré la maire, Hélène "
      "Beaulieu, à l'issue de la cérémonie.\n" },
    { "es", "windows-1252 ISO-8859-1 ISO-8859-15",
      "La compañía Montaña Azul anunció ayer que abrirá su tercera fábrica en Málaga antes de que termine el año.\n"
      "Según la dirección, la inversión superará los 40 millones y creará más de 300 puestos en los próximos años, "
      "también en "
      "la región.\n" },
    { "pt", "windows-1252 ISO-8859-1",
      "A empresa Horizonte Azul concluiu a aquisição de três centrais eólicas no norte do país, informou a direção em "
      "comunicado.\nA operação não está sujeita à aprovação do regulador e deverá gerar poupanças já no próximo ano, "
      "segundo "
      "o presidente, João Conceição.\n" },
    { "ru", "windows-1251 KOI8-R ISO-8859-5 IBM866",
      "Компания Северный Свет сообщила во вторник, что откроет новый завод в Твери до конца следующего года.\n"
      "По словам директора, в проект вложено более 40 миллионов рублей, а рабочих мест будет создано около "
      "трехсот.\n" },
    { "ar", "windows-1256 ISO-8859-6",
      "أعلنت شركة الضوء الشمالي يوم الثلاثاء أنها ستفتتح مصنعا جديدا في المدينة قبل نهاية العام المقبل.\n"
      "وقال المدير العام إن المشروع سيوفر نحو ثلاثمئة فرصة عمل، وإن الأشغال ستبدأ في الربيع.\n" },
    { "ja", "Shift_JIS EUC-JP ISO-2022-JP",
      "株式会社北光エナジーは火曜日、来年末までに新工場を千葉県に開設すると発表した。\n"
      "同社の鈴木社長は「市場の成長は予想を上回っている」と述べ、およそ三百人の雇用を見込んでいる。\n" },
    { "ko", "EUC-KR ISO-2022-KR",
      "북광에너지는 화요일 내년 말까지 충청남도에 새 공장을 세운다고 발표했다.\n"
      "김민수 대표는 시장이 예상보다 빠르게 성장하고 있다며 약 삼백 명을 새로 고용할 계획이라고 말했다.\n" },
    { "zh-Hans", "GB18030 GBK GB2312",
      "北光能源公司星期二宣布，将于明年年底前在江苏省新建一座工厂。\n"
      "公司总经理王建国表示，市场增长速度超出预期，新工厂预计将创造约三百个就业岗位。\n" },
    { "zh-Hant", "Big5 Big5-HKSCS",
      "北光能源公司星期二宣布，將於明年年底前在桃園市興建一座新工廠。\n"
      "公司總經理王建國表示，市場成長速度超出預期，新工廠預計將創造約三百個就業機會。\n" },
    { "th", "TIS-620 windows-874 ISO-8859-11",
      "บริษัทแสงเหนือพลังงานประกาศเมื่อวันอังคารว่าจะเปิดโรงงานแห่งใหม่ในจังหวัดชลบุรีก่อนสิ้นปีหน้า\n"
      "ผู้จัดการใหญ่กล่าวว่าตลาดเติบโตเร็วกว่าที่คาดไว้ และโครงการนี้จะสร้างงานประมาณสามร้อยตำแหน่ง\n" },
    { "vi", "windows-1258 VISCII TCVN",
      "Công ty Năng lượng Bắc Quang hôm thứ Ba thông báo sẽ mở nhà máy mới tại Bình Dương trước cuối năm tới.\n"
      "Theo tổng giám đốc Nguyễn Hữu Thắng, thị trường tăng trưởng nhanh hơn dự kiến và dự án sẽ tạo khoảng ba trăm "
      "việc "
      "làm, phần lớn dành cho người địa phương.\n" },
    { "id", "windows-1252",
      "Perusahaan Cahaya Utara mengumumkan pada hari Selasa bahwa pabrik barunya di Surabaya akan dibuka sebelum akhir "
      "tahun depan – “sesuai rencana”, kata direkturnya.\n" },
};
enum { NEWS = sizeof news / sizeof *news };

#endif
