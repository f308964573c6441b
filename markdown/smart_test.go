package markdown

import (
	"math/rand"
	"strings"
	"testing"
	"unicode"

	"octavo/doc"
)

// smartInlines makes inlines of a small notation: *emphasis*, `code`, | for a
// border between two texts, ^ for a footnote reference, \ for a guard.
func smartInlines(s string) []doc.Inline {
	var out []doc.Inline
	text := func(s string) {
		if s != "" {
			out = append(out, &doc.Text{Value: strings.ReplaceAll(s, `\`, string(guard))})
		}
	}
	for {
		i := strings.IndexAny(s, "*`|^")
		if i < 0 {
			text(s)
			return out
		}
		text(s[:i])
		mark := s[i : i+1]
		s = s[i+1:]
		inner, rest, found := strings.Cut(s, mark)
		switch {
		case mark == "^":
			out = append(out, &doc.NoteRef{})
		case mark == "|" || !found:
		case mark == "*":
			out = append(out, &doc.Span{Kind: doc.SpanEmph, Inlines: smartInlines(inner)})
			s = rest
		default:
			out = append(out, &doc.Code{Value: inner})
			s = rest
		}
	}
}

func smartText(inlines []doc.Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		switch in := in.(type) {
		case *doc.Text:
			b.WriteString(in.Value)
		case *doc.Span:
			b.WriteString("*" + smartText(in.Inlines) + "*")
		case *doc.Code:
			b.WriteString("`" + in.Value + "`")
		case *doc.NoteRef:
			b.WriteString("^")
		case *doc.Link:
			b.WriteString("[" + smartText(in.Inlines) + "]")
		}
	}
	return b.String()
}

// show makes the invisible visible: ~ is a no-break space, _ a narrow one.
var show = strings.NewReplacer("\u00A0", "~", "\u202F", "_", string(guard), "<G>")

var smartCases = []struct{ lang, in, want string }{
	// Apostrophes.
	{"en", "don't, O'Neil's, James' hat, rock 'n' roll, the '90s, the 1990's", "don’t, O’Neil’s, James’ hat, rock ’n’ roll, the ’90s, the 1990’s"},
	{"en", "'Tis the season, get 'em; summer of '69.", "’Tis the season, get ’em; summer of ’69."},
	{"en", "'Twas said: 'round trip'.", "’Twas said: ‘round trip’."},
	{"en", "*don*'t and `Foo`'s", "*don*’t and `Foo`’s"},
	{"en", "the dogs' bowls and 'the dogs' bowls' again", "the dogs’ bowls and ‘the dogs’ bowls’ again"},
	// Quotation marks.
	{"en", `"Hello," he said. "It's 'fine'."`, "“Hello,” he said. “It’s ‘fine’.”"},
	{"en", `"'Nested' first" and "last 'nested'"`, "“‘Nested’ first” and “last ‘nested’”"},
	{"en", `("a") ["b"] --"c"-- {"d"}`, "(“a”) [“b”] –“c”– {“d”}"},
	{"en", "\"*word*\" *\"x\"* \"`code`\" \"*one* two\"", "“*word*” *“x”* “`code`” “*one* two”"},
	{"en", "\"a note\"^ and \"one^\"", "“a note”^ and “one^”"},
	{"en", `"opens and goes on`, "“opens and goes on"},
	{"en", `"First paragraph. "Second" here`, "“First paragraph. “Second” here"},
	{"en", `"outer "inner" outer"`, "“outer ‘inner’ outer”"},
	{"en", `"...and then" "--no" "!"`, "“…and then” “--no” “!”"},
	{"en", `he said "yes"; "no"? "maybe"!`, "he said “yes”; “no”? “maybe”!"},
	{"en", `a"b"c`, "a“b”c"},
	{"en", `"In 2012" and "the 12" pipe"`, "“In 2012” and “the 12″ pipe”"},
	{"en", `6'2" tall, a 12" pipe, 5' wide`, "6′2″ tall, a 12″ pipe, 5′ wide"},
	{"en", "10'000 francs", "10’000 francs"},
	{"en", `'single' 'two words'`, "‘single’ ‘two words’"},
	{"en", `“typed” and "straight"`, "“typed” and “straight”"},
	{"en", "'", "'"},
	{"en", `He said |"|yes|".`, "He said “yes”."},
	// Languages.
	{"de", `"Das ist 'gut', sagt's."`, "„Das ist ‚gut‘, sagt’s.“"},
	{"de-CH", `"Das ist 'gut'"`, "«Das ist ‹gut›»"},
	{"en-GB", `'One "two"'`, "‘One “two”’"},
	{"fr", `"L'eau est 'bonne'", dit-il : "oui!"`, "«_L’eau est “bonne”_», dit-il_: «_oui_!_»"},
	{"fr", `Il dit " oui " ; « non » et «peut-être» ? Ah!?`, "Il dit «_oui_»_; «_non_» et «_peut-être_»_? Ah_!?"},
	{"fr", "À 10:30 sur http://a.fr: fin", "À 10:30 sur http://a.fr: fin"},
	{"fr-CA", "Ah! Oui: non.", "Ah! Oui_: non."},
	{"es", `"hola 'tu'"`, "«hola “tu”»"},
	{"ka", `"გარე 'შიდა' გარე"`, "„გარე «შიდა» გარე“"}, {"sr", `"a 'b' c"`, "„a ’b’ c”"}, {"kk", `"сәлем"`, "«сәлем»"},
	{"ky", `"a 'b' c"`, "«a „b“ c»"}, {"am", `"ሰላም"`, "«ሰላም»"}, {"bn", `"হ্যালো"`, "“হ্যালো”"}, {"yi", `"a"`, "”a”"},
	{"uz", "O'zbekiston, tog' va ma'no, 'bog'", "Oʻzbekiston, togʻ va ma’no, ‘bog’"},
	{"it", `"ciao"`, "«ciao»"}, {"pt", `"olá"`, "“olá”"}, {"pt-AO", `"olá"`, "«olá»"}, {"nl", `"dag"`, "“dag”"},
	{"sv", `"hej 'du'"`, "”hej ’du’”"}, {"fi", `"hei"`, "”hei”"},
	{"da", `"hej"`, "»hej«"}, {"nb", `"hei"`, "«hei»"},
	{"pl", `"tak 'nie'"`, "„tak «nie»”"}, {"cs", `"ano"`, "„ano“"}, {"hu", `"igen 'nem'"`, "„igen »nem«”"},
	{"ru", `"один "два" три"`, "«один „два“ три»"}, {"uk", `"так"`, "«так»"},
	{"ja", `他は"はい"と`, "他は“はい”と"}, {"xx", `"x"`, "“x”"}, {"", `"x"`, "“x”"},
	{"ar", `"نعم 'لا'"`, "«نعم ‹لا›»"}, {"fa", `"بله"`, "«بله»"}, {"ur", `"ہاں"`, "”ہاں“"},
	// Hebrew.
	{"he", `"כן 'לא'"`, "”כן ’לא’”"},
	{"he", `צה"ל, ארה"ב (בע"מ) ומנכ"לית; דו"חות`, "צה״ל, ארה״ב (בע״מ) ומנכ״לית; דו״חות"},
	{"he", `ב"הארץ" וה"עולם הזה" ה-"כל"`, "ב”הארץ” וה”עולם הזה” ה-”כל”"},
	{"he", `"המו"לים של צה"ל"`, "”המו״לים של צה״ל”"},
	{"he", `ש"ס אמרה "לא", מו"לים אמרו "כן"`, "ש״ס אמרה ”לא”, מו״לים אמרו ”כן”"},
	{"he", `לוח 5" ע"י צה"ל`, "לוח 5″ ע״י צה״ל"},
	{"he", "וינצ'י, פרופ' כהן וכו', 'שלום' ו'שלום'", "וינצ׳י, פרופ׳ כהן וכו׳, ’שלום’ ו’שלום’"},
	{"en", `the *צה"ל* and "x"`, "the *צה״ל* and “x”"},
	// Dashes.
	{"en", "Consistency - Ensuring data", "Consistency~– Ensuring data"},
	{"en", "*Consistency* - Ensuring", "*Consistency*~– Ensuring"},
	{"en", "a -- b, a--b, a---b, a --- b", "a~– b, a–b, a—b, a~— b"},
	{"en", "use --help or (--force) and -v, i--, C--", "use --help or (--force) and -v, i--, C--"},
	{"en", "a --> b <-- c <!-- d -->, well-known, - x", "a --> b <-- c <!-- d -->, well-known,~– x"},
	{"en", "2010 - 2015, already – set", "2010~– 2015, already~– set"},
	{"en", "a-|-b, ----.", "a–b, ----."},
	{"en", "-", "-"}, {"en", "--", "--"},
	// Dots.
	{"en", "Wait... what.... no..... ../.. ./... 1..2", "Wait… what…. no..... ../.. ./... 1..2"},
	{"en", "a.|..b", "a…b"},
	// Addresses.
	{"en", "see https://a.b/c--d...e'f and x--y@b.org, /usr/lib/a--b/c", "see https://a.b/c--d...e'f and x--y@b.org, /usr/lib/a--b/c"},
	// Numbers and units.
	{"en", "5 km, 10 % and 3 GB; 5 kmx, 5 people", "5~km, 10~% and 3~GB; 5 kmx, 5 people"},
	// Guards.
	{"en", `\"x\" \'a\' a\-\-b \.\.\. \---`, `"x" 'a' a--b ... ---`},
	{"en", `a\\"b" \`, `a<G>“b” `},
}

func TestSmarten(t *testing.T) {
	for _, c := range smartCases {
		inlines := smartInlines(c.in)
		smarten(inlines, c.lang)
		if got := show.Replace(smartText(inlines)); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.lang, c.in, got, c.want)
		}
	}
}

func TestSmartenLeavesAlone(t *testing.T) {
	link := func(dest, text string) doc.Inline {
		return &doc.Link{Dest: dest, Inlines: []doc.Inline{&doc.Text{Value: text}}}
	}
	inlines := []doc.Inline{
		link("http://a.b/c--d", "http://a.b/c--d"), &doc.Text{Value: `'s "x"`},
		&doc.Span{Kind: doc.SpanKbd, Inlines: []doc.Inline{&doc.Text{Value: `"--'`}}},
		link("x", "it's"), &doc.Code{Value: `"c"`},
	}
	smarten(inlines, "en")
	if got, want := smartText(inlines), "[http://a.b/c--d]’s “x”*\"--'*[it’s]`\"c\"`"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSmartenAllocates(t *testing.T) {
	inlines := smartInlines("Plain text - no. Well-known (really), 1.5 of *it* and `code`.")[2:]
	if n := testing.AllocsPerRun(10, func() { smarten(inlines, "en") }); n != 0 {
		t.Errorf("%v allocations where nothing changes", n)
	}
}

// plainOf is what smarten must not touch: everything but marks, dots, spaces
// and guards.
func plainOf(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case guard, '"', '\'', '-', '.', '“', '”', '‘', '’', 'ʻ', '״', '׳', '„', '‚', '«', '»', '‹', '›', '–', '—', '…', '′', '″':
			return -1
		}
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func FuzzSmarten(f *testing.F) {
	for _, c := range smartCases {
		f.Add(c.in, c.lang)
	}
	f.Fuzz(func(t *testing.T, in, lang string) {
		in = strings.ToValidUTF8(in, "")
		inlines := smartInlines(in)
		before := plainOf(smartText(inlines))
		smarten(inlines, lang)
		if after := plainOf(smartText(inlines)); after != before {
			t.Errorf("%q in %q: %q became %q", in, lang, before, after)
		}
	})
}

// TestSmartenLinear sets large blocks of what makes it look ahead; a quadratic
// time would take minutes.
func TestSmartenLinear(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, piece := range []string{`"a `, `'a `, `"`, `'`, `a" `, `'n`, "--a", "a--", "a...", `"a 'b `, "5 ", `5"`, "a'", `ו"אב `, `"ו"אב`, `5" ו"א`} {
		smarten(smartInlines(strings.Repeat(piece, 100_000/len(piece))), "fr")
	}
	var b strings.Builder
	for b.Len() < 100_000 {
		b.WriteByte(`"' a-.1s(`[rng.Intn(9)])
	}
	smarten(smartInlines(b.String()), "en")
}

func BenchmarkSmarten(b *testing.B) {
	text := strings.Repeat(`He said, "It's well known - isn't it?" and went on, 5 km further... to the inn. `, 8)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		smarten([]doc.Inline{&doc.Text{Value: text}}, "en")
	}
}
