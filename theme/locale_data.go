package theme

// english and the like are months that several locales share.
const (
	english    = "January,February,March,April,May,June,July,August,September,October,November,December"
	portuguese = "janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro"
	norwegian  = "januar,februar,mars,april,mai,juni,juli,august,september,oktober,november,desember"
)

// locales are the languages that Octavo speaks. Dates are in the long form of
// the Unicode Common Locale Data Repository, or as the language's own style
// guides have it where they are more particular.
var locales = []locale{
	{
		lang: "en",
		words: Words{
			Note: "Note", Tip: "Tip", Important: "Important",
			Warning: "Warning", Caution: "Caution",
			Contents: "Contents", Figure: "Figure", Table: "Table", Page: "Page",
			Continued: "continued", Comma: ", ", And: " and ", Oxford: ", and ",
		},
		months: english,
		date:   "%B %d, %Y",
	},
	{
		lang: "en-gb",
		words: Words{
			Note: "Note", Tip: "Tip", Important: "Important",
			Warning: "Warning", Caution: "Caution",
			Contents: "Contents", Figure: "Figure", Table: "Table", Page: "Page",
			Continued: "continued", Comma: ", ", And: " and ",
		},
		months: english,
		date:   "%d %B %Y",
	},
	{
		lang: "ar",
		words: Words{
			Note: "ملاحظة", Tip: "نصيحة", Important: "مهم",
			Warning: "تحذير", Caution: "تنبيه",
			Contents: "المحتويات", Figure: "شكل", Table: "جدول", Page: "صفحة",
			Continued: "تابع", Comma: "، ", And: " و",
		},
		months: "يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر",
		date:   "%d %B %Y",
		zero:   '٠',
	},
	{
		lang: "ca",
		words: Words{
			Note: "Nota", Tip: "Consell", Important: "Important",
			Warning: "Advertiment", Caution: "Precaució",
			Contents: "Índex", Figure: "Figura", Table: "Taula", Page: "Pàgina",
			Continued: "continuació", Comma: ", ", And: " i ",
		},
		months:    "de gener,de febrer,de març,d’abril,de maig,de juny,de juliol,d’agost,de setembre,d’octubre,de novembre,de desembre",
		alone:     "gener,febrer,març,abril,maig,juny,juliol,agost,setembre,octubre,novembre,desembre",
		date:      "%d %B del %Y",
		monthYear: "%B del %Y",
	},
	{
		lang: "cs",
		words: Words{
			Note: "Poznámka", Tip: "Tip", Important: "Důležité",
			Warning: "Varování", Caution: "Upozornění",
			Contents: "Obsah", Figure: "Obrázek", Table: "Tabulka", Page: "Strana",
			Continued: "pokračování", Comma: ", ", And: " a ",
		},
		months: "ledna,února,března,dubna,května,června,července,srpna,září,října,listopadu,prosince",
		alone:  "leden,únor,březen,duben,květen,červen,červenec,srpen,září,říjen,listopad,prosinec",
		date:   "%d. %B %Y",
	},
	{
		lang: "da",
		words: Words{
			Note: "Bemærk", Tip: "Tip", Important: "Vigtigt",
			Warning: "Advarsel", Caution: "Forsigtig",
			Contents: "Indhold", Figure: "Figur", Table: "Tabel", Page: "Side",
			Continued: "fortsat", Comma: ", ", And: " og ",
		},
		months: "januar,februar,marts,april,maj,juni,juli,august,september,oktober,november,december",
		date:   "%d. %B %Y",
	},
	{
		lang: "de",
		words: Words{
			Note: "Hinweis", Tip: "Tipp", Important: "Wichtig",
			Warning: "Warnung", Caution: "Vorsicht",
			Contents: "Inhalt", Figure: "Abbildung", Table: "Tabelle", Page: "Seite",
			Continued: "Fortsetzung", Comma: ", ", And: " und ",
		},
		months: "Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember",
		date:   "%d. %B %Y",
	},
	{
		lang: "de-at",
		words: Words{
			Note: "Hinweis", Tip: "Tipp", Important: "Wichtig",
			Warning: "Warnung", Caution: "Vorsicht",
			Contents: "Inhalt", Figure: "Abbildung", Table: "Tabelle", Page: "Seite",
			Continued: "Fortsetzung", Comma: ", ", And: " und ",
		},
		months: "Jänner,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember",
		date:   "%d. %B %Y",
	},
	{
		lang: "el",
		words: Words{
			Note: "Σημείωση", Tip: "Συμβουλή", Important: "Σημαντικό",
			Warning: "Προειδοποίηση", Caution: "Προσοχή",
			Contents: "Περιεχόμενα", Figure: "Σχήμα", Table: "Πίνακας", Page: "Σελίδα",
			Continued: "συνέχεια", Comma: ", ", And: " και ",
		},
		months: "Ιανουαρίου,Φεβρουαρίου,Μαρτίου,Απριλίου,Μαΐου,Ιουνίου,Ιουλίου,Αυγούστου,Σεπτεμβρίου,Οκτωβρίου,Νοεμβρίου,Δεκεμβρίου",
		alone:  "Ιανουάριος,Φεβρουάριος,Μάρτιος,Απρίλιος,Μάιος,Ιούνιος,Ιούλιος,Αύγουστος,Σεπτέμβριος,Οκτώβριος,Νοέμβριος,Δεκέμβριος",
		date:   "%d %B %Y",
	},
	{
		lang: "es",
		words: Words{
			Note: "Nota", Tip: "Consejo", Important: "Importante",
			Warning: "Advertencia", Caution: "Precaución",
			Contents: "Índice", Figure: "Figura", Table: "Tabla", Page: "Página",
			Continued: "continuación", Comma: ", ", And: " y ",
		},
		months:    "enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre",
		date:      "%d de %B de %Y",
		monthYear: "%B de %Y",
	},
	{
		lang: "fa",
		words: Words{
			Note: "یادداشت", Tip: "نکته", Important: "مهم",
			Warning: "هشدار", Caution: "احتیاط",
			Contents: "فهرست مطالب", Figure: "شکل", Table: "جدول", Page: "صفحه",
			Continued: "ادامه", Comma: "، ", And: " و ",
		},
		months: "ژانویهٔ,فوریهٔ,مارس,آوریل,مهٔ,ژوئن,ژوئیهٔ,اوت,سپتامبر,اکتبر,نوامبر,دسامبر",
		date:   "%d %B %Y",
		zero:   '۰',
	},
	{
		lang: "fi",
		words: Words{
			Note: "Huomautus", Tip: "Vinkki", Important: "Tärkeää",
			Warning: "Varoitus", Caution: "Varo",
			Contents: "Sisällys", Figure: "Kuva", Table: "Taulukko", Page: "Sivu",
			Continued: "jatkuu", Comma: ", ", And: " ja ",
		},
		months: "tammikuuta,helmikuuta,maaliskuuta,huhtikuuta,toukokuuta,kesäkuuta,heinäkuuta,elokuuta,syyskuuta,lokakuuta,marraskuuta,joulukuuta",
		alone:  "tammikuu,helmikuu,maaliskuu,huhtikuu,toukokuu,kesäkuu,heinäkuu,elokuu,syyskuu,lokakuu,marraskuu,joulukuu",
		date:   "%d. %B %Y",
	},
	{
		lang: "fr",
		words: Words{
			Note: "Remarque", Tip: "Astuce", Important: "Important",
			Warning: "Avertissement", Caution: "Attention",
			Contents: "Table des matières", Figure: "Figure", Table: "Tableau", Page: "Page",
			Continued: "suite", Comma: ", ", And: " et ",
		},
		months: "janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre",
		date:   "%d %B %Y",
		first:  "1er",
	},
	{
		lang: "he",
		words: Words{
			Note: "הערה", Tip: "עצה", Important: "חשוב",
			Warning: "אזהרה", Caution: "זהירות",
			Contents: "תוכן העניינים", Figure: "איור", Table: "טבלה", Page: "עמוד",
			Continued: "המשך", Comma: ", ", And: " ו",
		},
		months: "בינואר,בפברואר,במרץ,באפריל,במאי,ביוני,ביולי,באוגוסט,בספטמבר,באוקטובר,בנובמבר,בדצמבר",
		alone:  "ינואר,פברואר,מרץ,אפריל,מאי,יוני,יולי,אוגוסט,ספטמבר,אוקטובר,נובמבר,דצמבר",
		date:   "%d %B %Y",
	},
	{
		lang: "hi",
		words: Words{
			Note: "टिप्पणी", Tip: "सुझाव", Important: "महत्वपूर्ण",
			Warning: "चेतावनी", Caution: "सावधान",
			Contents: "विषय-सूची", Figure: "चित्र", Table: "तालिका", Page: "पृष्ठ",
			Continued: "जारी", Comma: ", ", And: " और ",
		},
		months: "जनवरी,फ़रवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितंबर,अक्टूबर,नवंबर,दिसंबर",
		date:   "%d %B %Y",
	},
	{
		lang: "hr",
		words: Words{
			Note: "Napomena", Tip: "Savjet", Important: "Važno",
			Warning: "Upozorenje", Caution: "Oprez",
			Contents: "Sadržaj", Figure: "Slika", Table: "Tablica", Page: "Stranica",
			Continued: "nastavak", Comma: ", ", And: " i ",
		},
		months:    "siječnja,veljače,ožujka,travnja,svibnja,lipnja,srpnja,kolovoza,rujna,listopada,studenoga,prosinca",
		alone:     "siječanj,veljača,ožujak,travanj,svibanj,lipanj,srpanj,kolovoz,rujan,listopad,studeni,prosinac",
		date:      "%d. %B %Y.",
		monthYear: "%B %Y.",
	},
	{
		lang: "hu",
		words: Words{
			Note: "Megjegyzés", Tip: "Tipp", Important: "Fontos",
			Warning: "Figyelmeztetés", Caution: "Vigyázat",
			Contents: "Tartalom", Figure: "Ábra", Table: "Táblázat", Page: "Oldal",
			Continued: "folytatás", Comma: ", ", And: " és ",
		},
		months:    "január,február,március,április,május,június,július,augusztus,szeptember,október,november,december",
		date:      "%Y. %B %d.",
		monthYear: "%Y. %B",
	},
	{
		lang: "id",
		words: Words{
			Note: "Catatan", Tip: "Kiat", Important: "Penting",
			Warning: "Peringatan", Caution: "Perhatian",
			Contents: "Daftar Isi", Figure: "Gambar", Table: "Tabel", Page: "Halaman",
			Continued: "lanjutan", Comma: ", ", And: " dan ",
		},
		months: "Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember",
		date:   "%d %B %Y",
	},
	{
		lang: "it",
		words: Words{
			Note: "Nota", Tip: "Suggerimento", Important: "Importante",
			Warning: "Avvertenza", Caution: "Attenzione",
			Contents: "Indice", Figure: "Figura", Table: "Tabella", Page: "Pagina",
			Continued: "continua", Comma: ", ", And: " e ",
		},
		months: "gennaio,febbraio,marzo,aprile,maggio,giugno,luglio,agosto,settembre,ottobre,novembre,dicembre",
		date:   "%d %B %Y",
		first:  "1º",
	},
	{
		lang: "ja",
		words: Words{
			Note: "注記", Tip: "ヒント", Important: "重要",
			Warning: "警告", Caution: "注意",
			Contents: "目次", Figure: "図", Table: "表", Page: "ページ",
			Continued: "続き", Comma: "、", And: "、",
		},
		date:      "%Y年%m月%d日",
		monthYear: "%Y年%m月",
	},
	{
		lang: "ko",
		words: Words{
			Note: "참고", Tip: "팁", Important: "중요",
			Warning: "경고", Caution: "주의",
			Contents: "차례", Figure: "그림", Table: "표", Page: "페이지",
			Continued: "계속", Comma: ", ", And: ", ",
		},
		date:      "%Y년 %m월 %d일",
		monthYear: "%Y년 %m월",
	},
	{
		lang: "nb",
		words: Words{
			Note: "Merk", Tip: "Tips", Important: "Viktig",
			Warning: "Advarsel", Caution: "Forsiktig",
			Contents: "Innhold", Figure: "Figur", Table: "Tabell", Page: "Side",
			Continued: "fortsetter", Comma: ", ", And: " og ",
		},
		months: norwegian,
		date:   "%d. %B %Y",
	},
	{
		lang: "nl",
		words: Words{
			Note: "Opmerking", Tip: "Tip", Important: "Belangrijk",
			Warning: "Waarschuwing", Caution: "Let op",
			Contents: "Inhoud", Figure: "Figuur", Table: "Tabel", Page: "Pagina",
			Continued: "vervolg", Comma: ", ", And: " en ",
		},
		months: "januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december",
		date:   "%d %B %Y",
	},
	{
		lang: "nn",
		words: Words{
			Note: "Merk", Tip: "Tips", Important: "Viktig",
			Warning: "Åtvaring", Caution: "Ver varsam",
			Contents: "Innhald", Figure: "Figur", Table: "Tabell", Page: "Side",
			Continued: "held fram", Comma: ", ", And: " og ",
		},
		months: norwegian,
		date:   "%d. %B %Y",
	},
	{
		lang: "pl",
		words: Words{
			Note: "Uwaga", Tip: "Wskazówka", Important: "Ważne",
			Warning: "Ostrzeżenie", Caution: "Ostrożnie",
			Contents: "Spis treści", Figure: "Rysunek", Table: "Tabela", Page: "Strona",
			Continued: "ciąg dalszy", Comma: ", ", And: " i ",
		},
		months: "stycznia,lutego,marca,kwietnia,maja,czerwca,lipca,sierpnia,września,października,listopada,grudnia",
		alone:  "styczeń,luty,marzec,kwiecień,maj,czerwiec,lipiec,sierpień,wrzesień,październik,listopad,grudzień",
		date:   "%d %B %Y",
	},
	{
		lang: "pt",
		words: Words{
			Note: "Nota", Tip: "Dica", Important: "Importante",
			Warning: "Aviso", Caution: "Cuidado",
			Contents: "Índice", Figure: "Figura", Table: "Tabela", Page: "Página",
			Continued: "continuação", Comma: ", ", And: " e ",
		},
		months:    portuguese,
		date:      "%d de %B de %Y",
		monthYear: "%B de %Y",
	},
	{
		lang: "pt-br",
		words: Words{
			Note: "Nota", Tip: "Dica", Important: "Importante",
			Warning: "Aviso", Caution: "Cuidado",
			Contents: "Sumário", Figure: "Figura", Table: "Tabela", Page: "Página",
			Continued: "continuação", Comma: ", ", And: " e ",
		},
		months:    portuguese,
		date:      "%d de %B de %Y",
		monthYear: "%B de %Y",
		first:     "1º",
	},
	{
		lang: "ro",
		words: Words{
			Note: "Notă", Tip: "Sfat", Important: "Important",
			Warning: "Avertisment", Caution: "Atenție",
			Contents: "Cuprins", Figure: "Figura", Table: "Tabelul", Page: "Pagina",
			Continued: "continuare", Comma: ", ", And: " și ",
		},
		months: "ianuarie,februarie,martie,aprilie,mai,iunie,iulie,august,septembrie,octombrie,noiembrie,decembrie",
		date:   "%d %B %Y",
	},
	{
		lang: "ru",
		words: Words{
			Note: "Примечание", Tip: "Совет", Important: "Важно",
			Warning: "Предупреждение", Caution: "Осторожно",
			Contents: "Содержание", Figure: "Рисунок", Table: "Таблица", Page: "Страница",
			Continued: "продолжение", Comma: ", ", And: " и ",
		},
		months:    "января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря",
		alone:     "январь,февраль,март,апрель,май,июнь,июль,август,сентябрь,октябрь,ноябрь,декабрь",
		date:      "%d %B %Y г.",
		monthYear: "%B %Y г.",
	},
	{
		lang: "sk",
		words: Words{
			Note: "Poznámka", Tip: "Tip", Important: "Dôležité",
			Warning: "Varovanie", Caution: "Upozornenie",
			Contents: "Obsah", Figure: "Obrázok", Table: "Tabuľka", Page: "Strana",
			Continued: "pokračovanie", Comma: ", ", And: " a ",
		},
		months: "januára,februára,marca,apríla,mája,júna,júla,augusta,septembra,októbra,novembra,decembra",
		alone:  "január,február,marec,apríl,máj,jún,júl,august,september,október,november,december",
		date:   "%d. %B %Y",
	},
	{
		lang: "sl",
		words: Words{
			Note: "Opomba", Tip: "Nasvet", Important: "Pomembno",
			Warning: "Opozorilo", Caution: "Previdno",
			Contents: "Kazalo", Figure: "Slika", Table: "Tabela", Page: "Stran",
			Continued: "nadaljevanje", Comma: ", ", And: " in ",
		},
		months: "januar,februar,marec,april,maj,junij,julij,avgust,september,oktober,november,december",
		date:   "%d. %B %Y",
	},
	{
		lang: "sv",
		words: Words{
			Note: "Notera", Tip: "Tips", Important: "Viktigt",
			Warning: "Varning", Caution: "Se upp",
			Contents: "Innehåll", Figure: "Figur", Table: "Tabell", Page: "Sida",
			Continued: "fortsättning", Comma: ", ", And: " och ",
		},
		months: "januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december",
		date:   "%d %B %Y",
	},
	{
		lang: "tr",
		words: Words{
			Note: "Not", Tip: "İpucu", Important: "Önemli",
			Warning: "Uyarı", Caution: "Dikkat",
			Contents: "İçindekiler", Figure: "Şekil", Table: "Tablo", Page: "Sayfa",
			Continued: "devamı", Comma: ", ", And: " ve ",
		},
		months: "Ocak,Şubat,Mart,Nisan,Mayıs,Haziran,Temmuz,Ağustos,Eylül,Ekim,Kasım,Aralık",
		date:   "%d %B %Y",
	},
	{
		lang: "uk",
		words: Words{
			Note: "Примітка", Tip: "Порада", Important: "Важливо",
			Warning: "Попередження", Caution: "Обережно",
			Contents: "Зміст", Figure: "Рисунок", Table: "Таблиця", Page: "Сторінка",
			Continued: "продовження", Comma: ", ", And: " та ",
		},
		months:    "січня,лютого,березня,квітня,травня,червня,липня,серпня,вересня,жовтня,листопада,грудня",
		alone:     "січень,лютий,березень,квітень,травень,червень,липень,серпень,вересень,жовтень,листопад,грудень",
		date:      "%d %B %Y р.",
		monthYear: "%B %Y р.",
	},
	{
		lang: "vi",
		words: Words{
			Note: "Ghi chú", Tip: "Mẹo", Important: "Quan trọng",
			Warning: "Cảnh báo", Caution: "Thận trọng",
			Contents: "Mục lục", Figure: "Hình", Table: "Bảng", Page: "Trang",
			Continued: "tiếp theo", Comma: ", ", And: " và ",
		},
		date:      "%d tháng %m, %Y",
		monthYear: "tháng %m năm %Y",
	},
	{
		lang: "zh-hans",
		words: Words{
			Note: "说明", Tip: "提示", Important: "重要",
			Warning: "警告", Caution: "小心",
			Contents: "目录", Figure: "图", Table: "表", Page: "页",
			Continued: "续", Comma: "、", And: "和",
		},
		date:      "%Y年%m月%d日",
		monthYear: "%Y年%m月",
	},
	{
		lang: "zh-hant",
		words: Words{
			Note: "附註", Tip: "提示", Important: "重要",
			Warning: "警告", Caution: "小心",
			Contents: "目錄", Figure: "圖", Table: "表", Page: "頁",
			Continued: "續", Comma: "、", And: "和",
		},
		date:      "%Y年%m月%d日",
		monthYear: "%Y年%m月",
	},
}
