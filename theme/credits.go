package theme

import (
	"slices"
	"strings"

	"octavo/doc"
)

// credit is how a language says who edited, translated and illustrated a text,
// and who had another part in it: "Edited by %s". Where a preposition would
// change the names' form it is a label before them.
type credit struct{ lang, edited, translated, illustrated, with string }

var credits = []credit{
	{"en", "Edited by %s", "Translated by %s", "Illustrated by %s", "With contributions by %s"},
	{"ar", "تحرير: %s", "ترجمة: %s", "رسوم: %s", "بمشاركة: %s"},
	{"ca", "Edició: %s", "Traducció: %s", "Il·lustracions: %s", "Col·laboració: %s"},
	{"cs", "Redakce: %s", "Překlad: %s", "Ilustrace: %s", "Spolupráce: %s"},
	{"da", "Redigeret af %s", "Oversat af %s", "Illustreret af %s", "Med bidrag af %s"},
	{"de", "Herausgegeben von %s", "Übersetzt von %s", "Illustriert von %s", "Unter Mitarbeit von %s"},
	{"el", "Επιμέλεια: %s", "Μετάφραση: %s", "Εικονογράφηση: %s", "Συνεργασία: %s"},
	{"es", "Edición de %s", "Traducción de %s", "Ilustraciones de %s", "Con la colaboración de %s"},
	{"fa", "ویراستار: %s", "مترجم: %s", "تصویرگر: %s", "با همکاری: %s"},
	{"fi", "Toimittanut %s", "Suomentanut %s", "Kuvittanut %s", "Mukana %s"},
	{"fr", "Sous la direction de %s", "Traduit par %s", "Illustré par %s", "Avec la collaboration de %s"},
	{"he", "עריכה: %s", "תרגום: %s", "איורים: %s", "בהשתתפות: %s"},
	{"hu", "Szerkesztette: %s", "Fordította: %s", "Illusztrálta: %s", "Közreműködött: %s"},
	{"it", "A cura di %s", "Traduzione di %s", "Illustrazioni di %s", "Con la collaborazione di %s"},
	{"ja", "%s 編", "%s 訳", "%s 絵", "%s 協力"},
	{"ko", "%s 엮음", "%s 옮김", "%s 그림", "%s 도움"},
	{"nb", "Redigert av %s", "Oversatt av %s", "Illustrert av %s", "Med bidrag fra %s"},
	{"nl", "Onder redactie van %s", "Vertaald door %s", "Geïllustreerd door %s", "Met medewerking van %s"},
	{"nn", "Redigert av %s", "Omsett av %s", "Illustrert av %s", "Med bidrag frå %s"},
	{"pl", "Redakcja: %s", "Przekład: %s", "Ilustracje: %s", "Współpraca: %s"},
	{"pt", "Organização de %s", "Tradução de %s", "Ilustrações de %s", "Com a colaboração de %s"},
	{"ro", "Ediție: %s", "Traducere: %s", "Ilustrații: %s", "Colaborare: %s"},
	{"ru", "Редактор: %s", "Перевод: %s", "Иллюстрации: %s", "При участии: %s"},
	{"sk", "Redakcia: %s", "Preklad: %s", "Ilustrácie: %s", "Spolupráca: %s"},
	{"sv", "Redaktör: %s", "Översättning: %s", "Illustrationer: %s", "Medverkande: %s"},
	{"tr", "Editör: %s", "Çeviri: %s", "Resimleyen: %s", "Katkıda bulunan: %s"},
	{"uk", "Редактор: %s", "Переклад: %s", "Ілюстрації: %s", "За участі: %s"},
	{"zh", "%s 编", "%s 译", "%s 绘", "%s 协作"},
	{"zh-Hant", "%s 編", "%s 譯", "%s 繪", "%s 協作"},
}

// Credits are the names of those who wrote a text, joined as in its language, and
// what is said of the others: "Translated by Ada Lovelace". People are told apart
// by their roles (MARC relator codes): those of authors, compilers and composers, and none, are authors'. In a language
// that is not known the words are English.
func Credits(people []doc.Author, lang string) (by string, others []string) {
	var names [5][]string
	for _, p := range people {
		if p.Name != "" {
			i := part(p.Role)
			names[i] = append(names[i], p.Name)
		}
	}
	words := Locale(lang)
	c := creditsIn(lang)
	for i, form := range []string{c.edited, c.translated, c.illustrated, c.with} {
		if len(names[i+1]) > 0 {
			others = append(others, strings.ReplaceAll(form, "%s", words.Join(names[i+1])))
		}
	}
	return words.Join(names[0]), others
}

// part is the part that somebody of a role has: 0 for authors.
func part(role string) int {
	switch role {
	case "", "aut", "cre", "com", "cmp":
		return 0
	case "edt":
		return 1
	case "trl":
		return 2
	case "ill":
		return 3
	}
	return 4
}

func creditsIn(lang string) credit {
	for tag := canonicalTag(lang); tag != ""; {
		i := slices.IndexFunc(credits, func(c credit) bool { return strings.EqualFold(c.lang, tag) })
		if i >= 0 {
			return credits[i]
		}
		cut := strings.LastIndexByte(tag, '-')
		tag = tag[:max(cut, 0)]
	}
	return credits[0]
}
