package theme

import (
	"testing"

	"octavo/doc"
)

// said is a text in a language, of a paragraph each.
func said(lang string, paragraphs ...string) *doc.Document {
	d := &doc.Document{Meta: doc.Meta{Lang: lang}}
	for _, p := range paragraphs {
		d.Blocks = append(d.Blocks, &doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Value: p}}})
	}
	return d
}

// TestNumerals: what a text has is what the numbers made for it have.
func TestNumerals(t *testing.T) {
	cases := []struct{ lang, text, want string }{
		{"ar", "صدرت عام 2007", "12"},
		{"ar", "صدرت عام ٢٠٠٧", "١٢"},
		{"ar", "صدرت قديما", "١٢"},
		{"ar", "", "١٢"},
		{"ar-EG", "صدرت عام ٢٠٠٧ ثم 2009 ثم ٢٠١١", "١٢"},
		{"ar-EG", "صدرت عام 2007 ثم ٢٠٠٩ ثم 2011", "12"},
		{"ar-EG", "صدرت عام 2007 ثم ٢٠٠٩", "١٢"},                  // as many of both
		{"ar", "بتاريخ 13/11/2025 ثم ١٣/١١/٢٠٢٥ ثم ١٨٧٫٤٦", "١٢"}, // a number each
		{"ar", "الهاتف +966-50-123-4567", "12"},
		{"ar", "ترميز UTF-8 و http://a.example/2025 و base64", "١٢"}, // no numbers
		{"ar", "انظر Python 3.12 و Go 1.22 و HTML 5 ثم ٤ طرق", "١٢"}, // they are of the names
		{"ar", "انظر Go 1.22", "12"},                                 // and there are no others
		{"ar", "انظر Go 1.22 في 3 خطوات", "12"},
		{"ar-MA", "صدرت عام ٢٠٠٧", "12"},        // the region decides
		{"ar-u-nu-arab", "صدرت عام 2007", "١٢"}, // and the tag
		{"ar_SA", "صدرت عام 2007", "12"},
		{"ar-u-ca-gregory", "صدرت عام 2007", "12"},
		{"ar-Latn", "fi 3am 2007", "12"},
		{"fa", "در سال ۲۰۰۷", "۱۲"},
		{"fa-IR", "در سال 2007", "12"},
		{"fa", "در سال ٢٠٠٧", "۱۲"}, // typed on an Arabic keyboard
		{"mr", "२००९ मध्ये", "१२"},
		{"mr", "2009 मध्ये", "12"},
		{"my", "၂၀၀၉ ခုနှစ် Python3ကို", "၁၂"},
		{"hi", "2009 में", "12"}, // 0 to 9 are usual
		{"hi", "२००९ में", "१२"},
		{"hi", "में", "12"},
		{"hi-u-nu-latn", "२००९ में", "12"},
		{"th", "พ.ศ. ๒๕๖๘", "๑๒"},
		{"ur", "۲۰۰۹ میں", "۱۲"},
		{"he", "בשנת 2007", "12"},
		{"en", "in ٢٠٠٧", "12"},
		{"", "in 2007", "12"},
		{"sa-Latn", "saṃskṛtam", "12"},
		{"xx", "२००९", "12"},
		{"ar", "عام 2007 الطبعة ٣ سنة 1999 وصفحة 12 الباب ٥ (٦)", "١٢"}, // three and three
	}
	for _, c := range cases {
		n := NumeralsOf([]*doc.Document{said(c.lang, c.text)}, "en")
		if got := Digits("12", n.Tag(c.lang)); got != c.want {
			t.Errorf("%s, %q: %s, want %s (%s)", c.lang, c.text, got, c.want, n.Tag(c.lang))
		}
	}
}

// TestNumeralsOfBook: all texts in a language decide together, whatever their
// order, and for their own language.
func TestNumeralsOfBook(t *testing.T) {
	one, other := said("", "عام 2007 و 2008"), said("ar-EG", "عام ٢٠٠٧")
	persian, english := said("fa", "سال ۲۰۰۷"), said("en", "in 2007 or 2008")
	for _, texts := range [][]*doc.Document{{one, other, persian, english}, {english, persian, other, one}} {
		n := NumeralsOf(texts, "ar")
		for lang, want := range map[string]string{
			"ar": "12", "ar-EG": "12", "ar-SA": "12", "ar-u-nu-arab": "١٢", "fa": "۱۲", "en": "12", "mr": "१२",
		} {
			if got := Digits("12", n.Tag(lang)); got != want {
				t.Errorf("%s: %s, want %s", lang, got, want)
			}
		}
		if got := FormatDate(doc.Date{Time: one.Meta.Date.Time.AddDate(2006, 10, 12)}, n.Tag("ar-EG")); got != "13 نوفمبر 2007" {
			t.Errorf("the date is %s", got)
		}
	}
	if tag := NumeralsOf([]*doc.Document{one}, "ar").Tag("ar-u-ca-gregory"); tag != "ar-u-nu-latn-ca-gregory" {
		t.Errorf("the tag is %s", tag)
	}
}

// TestNumeralsCount: what counts is what is said in the language.
func TestNumeralsCount(t *testing.T) {
	text := func(s string) []doc.Inline { return []doc.Inline{&doc.Text{Value: s}} }
	p := func(in ...doc.Inline) *doc.Paragraph { return &doc.Paragraph{Inlines: in} }
	list := &doc.List{Items: []*doc.ListItem{{Blocks: []doc.Block{p(text("عام 2007")...)}}}}
	row := []*doc.Row{{Cells: []*doc.Cell{{Blocks: []doc.Block{p(text("2007")...)}}}}}
	cases := []struct {
		name string
		d    doc.Document
		want bool
	}{
		{"a title", doc.Document{Meta: doc.Meta{Title: "عام 2007"}}, true},
		{"a subtitle", doc.Document{Meta: doc.Meta{Title: "Go", Subtitle: "2007"}}, true},
		{"a description", doc.Document{Meta: doc.Meta{Description: "عام 2007"}}, false},
		{"a heading", doc.Document{Blocks: []doc.Block{&doc.Heading{Inlines: text("عام 2007")}}}, true},
		{"the number of one", doc.Document{Blocks: []doc.Block{&doc.Heading{Number: "1.2", Inlines: text("عام")}}}, false},
		{"a list", doc.Document{Blocks: []doc.Block{list}}, true},
		{"a table", doc.Document{Blocks: []doc.Block{p(text("Go")...), &doc.Table{Rows: row}}}, true},
		{"a note", doc.Document{Notes: []*doc.Note{{Blocks: []doc.Block{p(text("عام 2007")...)}}}}, true},
		{"a link", doc.Document{Blocks: []doc.Block{p(&doc.Link{Dest: "x", Inlines: text("عام 2007")})}}, true},
		{"an address", doc.Document{Blocks: []doc.Block{p(&doc.Link{Dest: "http://b/2007", Inlines: text("عام")})}}, false},
		{"code", doc.Document{Blocks: []doc.Block{p(&doc.Code{Value: "2007"}), &doc.CodeBlock{Text: "2007"}}}, false},
		{"formulas", doc.Document{Blocks: []doc.Block{p(&doc.Math{TeX: "2007"}), &doc.MathBlock{TeX: "2007"}}}, false},
		{"a picture", doc.Document{Blocks: []doc.Block{p(&doc.Image{Alt: "2007"})}}, false},
		{"English words", doc.Document{Blocks: []doc.Block{p(&doc.Span{Attr: doc.Attr{Lang: "en"}, Inlines: text("2007")})}}, false},
		{"an English passage", doc.Document{Blocks: []doc.Block{&doc.Div{Attr: doc.Attr{Lang: "en"}, Blocks: []doc.Block{p(text("2007")...)}}}}, false},
	}
	for _, c := range cases {
		c.d.Meta.Lang = "ar"
		if got := NumeralsOf([]*doc.Document{&c.d}, "").Tag("ar") != "ar"; got != c.want {
			t.Errorf("%s counts: %t, want %t", c.name, got, c.want)
		}
	}
}
