package theme

import (
	"testing"
	"time"

	"octavo/doc"
)

func TestFormatDate(t *testing.T) {
	day := doc.Date{Time: time.Date(2025, 11, 13, 23, 0, 0, 0, time.UTC), HasTime: true}
	first := doc.Date{Time: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}
	month := doc.Date{Time: time.Date(2025, 4, 1, 0, 0, 0, 0, time.UTC), NoDay: true}
	year := doc.Date{Time: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), NoDay: true, NoMonth: true}
	cases := []struct {
		date       doc.Date
		lang, want string
	}{
		{day, "en", "November 13, 2025"},
		{day, "en-US", "November 13, 2025"},
		{day, "en_GB", "13 November 2025"},
		{day, "en-AU", "13 November 2025"},
		{day, "en-Latn-US", "November 13, 2025"},
		{day, "de", "13. November 2025"},
		{day, "de-CH", "13. November 2025"},
		{first, "de-AT", "1. Jänner 2025"},
		{day, "fr", "13 novembre 2025"},
		{first, "fr-CA", "1er janvier 2025"},
		{day, "es-MX", "13 de noviembre de 2025"},
		{day, "pt-BR", "13 de novembro de 2025"},
		{day, "fi", "13. marraskuuta 2025"},
		{day, "pl", "13 listopada 2025"},
		{day, "hu", "2025. november 13."},
		{day, "hr", "13. studenoga 2025."},
		{day, "ru", "13 ноября 2025 г."},
		{day, "ca", "13 de novembre del 2025"},
		{day, "ja", "2025年11月13日"},
		{day, "zh-Hant-TW", "2025年11月13日"},
		{day, "ko", "2025년 11월 13일"},
		{day, "vi", "13 tháng 11, 2025"},
		{day, "ar", "١٣ نوفمبر ٢٠٢٥"},
		{day, "he", "13 בנובמבר 2025"},
		{day, "no", "13. november 2025"},
		{day, "xx", "2025-11-13"},
		{day, "mr", "१३ नोव्हेंबर, २०२५"},
		{day, "bn-BD", "১৩ নভেম্বর, ২০২৫"},
		{day, "ne", "२०२५ नोभेम्बर १३"},
		{day, "ur", "13 نومبر، 2025"},
		{day, "ur-u-nu-arabext", "۱۳ نومبر، ۲۰۲۵"},
		{day, "ka", "13 ნოემბერი, 2025"},
		{day, "lt", "2025 m. lapkričio 13 d."},
		{month, "lt", "2025 m. balandis"},
		{day, "lv", "2025. gada 13. novembris"},
		{day, "mn", "2025 оны арван нэгдүгээр сарын 13"},
		{day, "eu", "2025eko azaroaren 13a"},
		{first, "eu", "2025eko urtarrilaren 1a"},
		{doc.Date{Time: time.Date(2026, 10, 31, 0, 0, 0, 0, time.UTC)}, "eu", "2026ko urriaren 31"},
		{doc.Date{Time: time.Date(1900, 10, 11, 0, 0, 0, 0, time.UTC)}, "eu", "1900eko urriaren 11"},
		{doc.Date{Time: time.Date(2000, 10, 2, 0, 0, 0, 0, time.UTC)}, "eu", "2000ko urriaren 2a"},
		{month, "eu", "2025eko apirila"},
		{day, "th", "13 พฤศจิกายน ค.ศ. 2025"},
		{day, "sr-RS", "13. новембар 2025."},
		{day, "sr-Latn-RS", "13. novembar 2025."},
		{day, "cnr", "13. novembar 2025."},
		{day, "sh-Cyrl", "13. новембар 2025."},
		{day, "tl-PH", "Nobyembre 13, 2025"},
		{day, "pa-Arab-PK", "13 نومبر 2025"},
		{day, "yo", "13 Oṣù Bélú 2025"},
		{day, "tlh", "2025-11-13"},
		{day, "ar-u-nu-latn", "13 نوفمبر 2025"},
		{day, "", "2025-11-13"},
		{month, "en-GB", "April 2025"},
		{month, "pl", "kwiecień 2025"},
		{month, "ca", "abril del 2025"},
		{month, "ja", "2025年4月"},
		{month, "xx", "2025-04"},
		{year, "ru", "2025"},
		{year, "fa", "۲۰۲۵"},
		{year, "xx", "2025"},
		{doc.Date{}, "en", ""},
	}
	for _, c := range cases {
		if got := FormatDate(c.date, c.lang); got != c.want {
			t.Errorf("FormatDate(%s, %q) = %q, want %q", c.date.Time.Format("2006-01-02"), c.lang, got, c.want)
		}
	}
}

func TestFormatDay(t *testing.T) {
	d := doc.Date{Time: time.Date(2025, 11, 13, 0, 0, 0, 0, time.UTC)}
	for lang, want := range map[string]string{
		"en": "November 13", "en-GB": "13 November", "de": "13. November", "es": "13 de noviembre",
		"ca": "13 de novembre", "lt": "lapkričio 13 d.", "eu": "azaroaren 13a", "ky": "13-ноябрь", "hu": "november 13.", "ja": "11月13日", "tlh": "11-13",
	} {
		if got := FormatDay(d, lang); got != want {
			t.Errorf("FormatDay(%q) = %q, want %q", lang, got, want)
		}
	}
	if got := FormatDay(doc.Date{Time: d.Time, NoDay: true}, "en"); got != "November" {
		t.Errorf("a month is %q", got)
	}
}

func TestLocale(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"en", "Contents"}, {"EN-gb-oxendict", "Contents"}, {"de-CH-1996", "Inhalt"},
		{"zh", "目录"}, {"zh-HK", "目錄"}, {"zh-Hans-HK", "目录"}, {"pt-PT", "Índice"},
		{"pt_BR", "Sumário"}, {"no", "Innhold"}, {"tlh", "Contents"}, {"bn", "সূচিপত্র"}, {"yo", "Contents"}, {"in", "Daftar Isi"}, {"", "Contents"},
	} {
		if got := Locale(c.lang).Contents; got != c.want {
			t.Errorf("Locale(%q).Contents = %q, want %q", c.lang, got, c.want)
		}
	}
}

func TestJoin(t *testing.T) {
	names := []string{"Ada", "Bob", "Cy"}
	for _, c := range []struct {
		lang  string
		names []string
		want  string
	}{
		{"en", nil, ""},
		{"en", names[:1], "Ada"},
		{"en", names[:2], "Ada and Bob"},
		{"en", names, "Ada, Bob, and Cy"},
		{"en-GB", names, "Ada, Bob and Cy"},
		{"fr", names, "Ada, Bob et Cy"},
		{"ja", names, "Ada、Bob、Cy"},
		{"kn", names[:2], "Ada ಮತ್ತು Bob"},
		{"kn", names, "Ada, Bob, ಮತ್ತು Cy"},
		{"ur", names[:2], "Ada اور Bob"},
		{"yo", names[:2], "Ada àti Bob"},
		{"ps", names, "Ada، Bob، او Cy"},
	} {
		w := Locale(c.lang)
		if got := w.Join(c.names); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
}
