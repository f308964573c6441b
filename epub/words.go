package epub

import "strings"

// words are what a book says of itself, in one language, beside those of the
// theme. %s stands for a name or a list.
type words struct {
	lang                            string
	cover, titlePage, colophon      string
	start                           string // where the text begins
	pages                           string // the list of printed pages
	madeWith, setIn, underLicence   string
	text, described, some, noImages string // of the accessibility summary
	formulas, printed               string
}

// wordsOf are the words of a language, in English where it is not known; ok
// says whether it is.
func wordsOf(lang string) (w words, ok bool) {
	base, rest, _ := strings.Cut(strings.ToLower(lang), "-")
	if base == "zh" && (strings.Contains(rest, "hant") || strings.HasSuffix(rest, "tw") || strings.HasSuffix(rest, "hk")) {
		base = "zh-hant"
	}
	if base == "no" || base == "nn" {
		base = "nb"
	}
	w = vocabulary[0]
	for _, v := range vocabulary {
		if v.lang == base {
			w.cover, w.titlePage, w.colophon, w.start, w.pages = v.cover, v.titlePage, v.colophon, v.start, v.pages
			w.madeWith, w.setIn, w.underLicence = v.madeWith, v.setIn, v.underLicence
			w.lang = base
			if v.text != "" {
				w = v
			}
			return w, true
		}
	}
	return w, false
}

// vocabulary are the languages, English first. Those that say nothing of
// accessibility say it in English.
var vocabulary = []words{
	{
		lang: "en", cover: "Cover", titlePage: "Title page", colophon: "Colophon", start: "Beginning of the text",
		pages: "Pages of the printed edition", madeWith: "Made with %s.", setIn: "Set in %s.",
		underLicence: "The typefaces are under the SIL Open Font License 1.1.",
		text:         "All text can be enlarged, recoloured and read aloud, and has its structure marked; a table of contents leads to its headings.",
		described:    "All images have descriptions.", some: "%s of %s images have no description.",
		noImages: "There are no images.", formulas: "Formulas are in TeX notation.",
		printed: "The pages of the printed edition are marked.",
	},
	{
		lang: "de", cover: "Umschlag", titlePage: "Titelseite", colophon: "Impressum", start: "Beginn des Textes",
		pages: "Seiten der gedruckten Ausgabe", madeWith: "Hergestellt mit %s.", setIn: "Gesetzt aus %s.",
		underLicence: "Die Schriften stehen unter der SIL Open Font License 1.1.",
		text:         "Der gesamte Text lässt sich vergrößern, umfärben und vorlesen, seine Gliederung ist ausgezeichnet; ein Inhaltsverzeichnis führt zu den Überschriften.",
		described:    "Alle Bilder sind beschrieben.", some: "%s von %s Bildern haben keine Beschreibung.",
		noImages: "Es gibt keine Bilder.", formulas: "Formeln stehen in TeX-Notation.",
		printed: "Die Seiten der gedruckten Ausgabe sind vermerkt.",
	},
	{
		lang: "fr", cover: "Couverture", titlePage: "Page de titre", colophon: "Colophon", start: "Début du texte",
		pages: "Pages de l’édition imprimée", madeWith: "Réalisé avec %s.", setIn: "Composé en %s.",
		underLicence: "Les caractères sont sous licence SIL Open Font License 1.1.",
		text:         "Tout le texte peut être agrandi, recoloré et lu à voix haute, et sa structure est balisée ; une table des matières mène aux titres.",
		described:    "Toutes les images sont décrites.", some: "%s images sur %s n’ont pas de description.",
		noImages: "Il n’y a pas d’images.", formulas: "Les formules sont en notation TeX.",
		printed: "Les pages de l’édition imprimée sont indiquées.",
	},
	{
		lang: "es", cover: "Cubierta", titlePage: "Portada", colophon: "Colofón", start: "Comienzo del texto",
		pages: "Páginas de la edición impresa", madeWith: "Hecho con %s.", setIn: "Compuesto en %s.",
		underLicence: "Los tipos tienen la licencia SIL Open Font License 1.1.",
		text:         "Todo el texto se puede ampliar, cambiar de color y leer en voz alta, y su estructura está marcada; un índice lleva a los títulos.",
		described:    "Todas las imágenes tienen descripción.", some: "%s de %s imágenes no tienen descripción.",
		noImages: "No hay imágenes.", formulas: "Las fórmulas están en notación TeX.",
		printed: "Las páginas de la edición impresa están señaladas.",
	},
	{
		lang: "it", cover: "Copertina", titlePage: "Frontespizio", colophon: "Colophon", start: "Inizio del testo",
		pages: "Pagine dell’edizione a stampa", madeWith: "Realizzato con %s.", setIn: "Composto in %s.",
		underLicence: "I caratteri sono sotto licenza SIL Open Font License 1.1.",
		text:         "Tutto il testo può essere ingrandito, ricolorato e letto ad alta voce, e la sua struttura è marcata; un indice porta ai titoli.",
		described:    "Tutte le immagini sono descritte.", some: "%s immagini su %s non hanno descrizione.",
		noImages: "Non ci sono immagini.", formulas: "Le formule sono in notazione TeX.",
		printed: "Le pagine dell’edizione a stampa sono segnate.",
	},
	{
		lang: "pt", cover: "Capa", titlePage: "Folha de rosto", colophon: "Ficha técnica", start: "Início do texto",
		pages: "Páginas da edição impressa", madeWith: "Feito com %s.", setIn: "Composto em %s.",
		underLicence: "Os tipos têm a licença SIL Open Font License 1.1.",
		text:         "Todo o texto pode ser ampliado, recolorido e lido em voz alta, e a sua estrutura está marcada; um índice leva aos títulos.",
		described:    "Todas as imagens têm descrição.", some: "%s de %s imagens não têm descrição.",
		noImages: "Não há imagens.", formulas: "As fórmulas estão em notação TeX.",
		printed: "As páginas da edição impressa estão assinaladas.",
	},
	{
		lang: "nl", cover: "Omslag", titlePage: "Titelpagina", colophon: "Colofon", start: "Begin van de tekst",
		pages: "Pagina’s van de gedrukte uitgave", madeWith: "Gemaakt met %s.", setIn: "Gezet uit de %s.",
		underLicence: "De letters vallen onder de SIL Open Font License 1.1.",
		text:         "Alle tekst kan worden vergroot, gekleurd en voorgelezen, en de structuur ervan is aangegeven; een inhoudsopgave leidt naar de koppen.",
		described:    "Alle afbeeldingen zijn beschreven.", some: "%s van %s afbeeldingen hebben geen beschrijving.",
		noImages: "Er zijn geen afbeeldingen.", formulas: "Formules staan in TeX-notatie.",
		printed: "De pagina’s van de gedrukte uitgave zijn aangegeven.",
	},
	{
		lang: "sv", cover: "Omslag", titlePage: "Titelsida", colophon: "Kolofon", start: "Textens början",
		pages: "Den tryckta utgåvans sidor", madeWith: "Gjord med %s.", setIn: "Satt med %s.",
		underLicence: "Typsnitten har licensen SIL Open Font License 1.1.",
	},
	{
		lang: "da", cover: "Omslag", titlePage: "Titelblad", colophon: "Kolofon", start: "Tekstens begyndelse",
		pages: "Den trykte udgaves sider", madeWith: "Lavet med %s.", setIn: "Sat med %s.",
		underLicence: "Skrifterne har licensen SIL Open Font License 1.1.",
	},
	{
		lang: "nb", cover: "Omslag", titlePage: "Tittelside", colophon: "Kolofon", start: "Tekstens begynnelse",
		pages: "Sidene i den trykte utgaven", madeWith: "Laget med %s.", setIn: "Satt med %s.",
		underLicence: "Skriftene har lisensen SIL Open Font License 1.1.",
	},
	{
		lang: "fi", cover: "Kansi", titlePage: "Nimiösivu", colophon: "Julkaisutiedot", start: "Tekstin alku",
		pages: "Painetun laitoksen sivut", madeWith: "Tehty ohjelmalla %s.", setIn: "Ladottu kirjaintyypeillä %s.",
		underLicence: "Kirjaintyypeillä on lisenssi SIL Open Font License 1.1.",
	},
	{
		lang: "pl", cover: "Okładka", titlePage: "Strona tytułowa", colophon: "Kolofon", start: "Początek tekstu",
		pages: "Strony wydania drukowanego", madeWith: "Przygotowano w programie %s.", setIn: "Złożono krojami %s.",
		underLicence: "Kroje są objęte licencją SIL Open Font License 1.1.",
	},
	{
		lang: "cs", cover: "Obálka", titlePage: "Titulní strana", colophon: "Tiráž", start: "Začátek textu",
		pages: "Strany tištěného vydání", madeWith: "Vytvořeno v programu %s.", setIn: "Vysázeno písmy %s.",
		underLicence: "Písma mají licenci SIL Open Font License 1.1.",
	},
	{
		lang: "ru", cover: "Обложка", titlePage: "Титульный лист", colophon: "Выходные данные", start: "Начало текста",
		pages: "Страницы печатного издания", madeWith: "Подготовлено в программе %s.", setIn: "Набрано шрифтами %s.",
		underLicence: "Шрифты распространяются по лицензии SIL Open Font License 1.1.",
	},
	{
		lang: "uk", cover: "Обкладинка", titlePage: "Титульна сторінка", colophon: "Вихідні дані", start: "Початок тексту",
		pages: "Сторінки друкованого видання", madeWith: "Підготовлено в програмі %s.", setIn: "Набрано шрифтами %s.",
		underLicence: "Шрифти поширюються за ліцензією SIL Open Font License 1.1.",
	},
	{
		lang: "tr", cover: "Kapak", titlePage: "Başlık sayfası", colophon: "Künye", start: "Metnin başı",
		pages: "Basılı sürümün sayfaları", madeWith: "%s ile hazırlandı.", setIn: "%s ile dizildi.",
		underLicence: "Yazı tipleri SIL Open Font License 1.1 lisanslıdır.",
	},
	{
		lang: "zh", cover: "封面", titlePage: "书名页", colophon: "版权页", start: "正文开始",
		pages: "印刷版页码", madeWith: "由 %s 制作。", setIn: "字体：%s。",
		underLicence: "字体采用 SIL Open Font License 1.1 许可。",
	},
	{
		lang: "zh-hant", cover: "封面", titlePage: "書名頁", colophon: "版權頁", start: "正文開始",
		pages: "印刷版頁碼", madeWith: "由 %s 製作。", setIn: "字型：%s。",
		underLicence: "字型採用 SIL Open Font License 1.1 授權。",
	},
	{
		lang: "ja", cover: "表紙", titlePage: "扉", colophon: "奥付", start: "本文の始まり",
		pages: "印刷版のページ", madeWith: "%s で制作。", setIn: "書体：%s。",
		underLicence: "書体は SIL Open Font License 1.1 に基づきます。",
	},
	{
		lang: "ko", cover: "표지", titlePage: "속표지", colophon: "판권", start: "본문 시작",
		pages: "인쇄본 쪽", madeWith: "%s(으)로 제작.", setIn: "서체: %s.",
		underLicence: "서체는 SIL Open Font License 1.1을 따릅니다.",
	},
	{
		lang: "ar", cover: "الغلاف", titlePage: "صفحة العنوان", colophon: "بيانات النشر", start: "بداية النص",
		pages: "صفحات الطبعة الورقية", madeWith: "أُعدّ باستخدام %s.", setIn: "الخطوط: %s.",
		underLicence: "الخطوط مرخصة برخصة SIL Open Font License 1.1.",
	},
	{
		lang: "he", cover: "כריכה", titlePage: "עמוד השער", colophon: "פרטי ההוצאה", start: "תחילת הטקסט",
		pages: "עמודי המהדורה המודפסת", madeWith: "הוכן באמצעות %s.", setIn: "הגופנים: %s.",
		underLicence: "הגופנים ברישיון SIL Open Font License 1.1.",
	},
}
