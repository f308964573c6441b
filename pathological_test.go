package octavo

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// pathological are the inputs of cmark's and other parsers' tests that made
// some parser take quadratic time or worse, of about n bytes each.
func pathological(n int) map[string]string {
	rep := func(s string) string { return strings.Repeat(s, max(1, n/len(s))) }
	half := func(s string) string { return strings.Repeat(s, max(1, n/2/len(s))) }
	lines := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, format, i, i)
		}
		return b.String()
	}
	ticks := func() string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString("e" + strings.Repeat("`", i))
		}
		return b.String()
	}
	return map[string]string{
		"a title of many words":  "---\ntitle: " + rep("a b-c ") + "\n---\n" + strings.Repeat("\\newpage\n\na\n\n", 20),
		"cells and definitions":  strings.Repeat("+---+---+\n| a | b |\n", n/40) + "+---+---+\n\n" + lines("[r%d]: /x%d\n"),
		"open comments of code":  "```go\n" + rep("(((((((((/*") + "\n```\n",
		"ligatures in a word":    rep("left("),
		"nested brackets":        half("[") + "a" + half("]"),
		"open brackets":          rep("[a "),
		"close brackets":         rep("a ]"),
		"brackets and parens":    rep("[a](b "),
		"image openers":          rep("![a "),
		"nested links":           half("[a](") + half(")"),
		"mismatched brackets":    rep("[ (]("),
		"link titles":            rep("[a](b \""),
		"open angles":            rep("[a](<b"),
		"open spans":             rep("[a ") + "]{.x}",
		"spans":                  rep("[a]{.x} "),
		"nested spans":           half("[") + "a" + half("]{.x}"),
		"notes in the line":      rep("^[a "),
		"wikilinks":              rep("[[A b]] "),
		"open wikilinks":         rep("[[A b "),
		"citations":              rep("[@a; "),
		"cross references":       rep("@fig:a "),
		"comments":               rep("%% a ") + "x",
		"comment lines":          rep("%%a\n"),
		"keys":                   rep("++a "),
		"block ids":              rep("a ^abc "),
		"boxes":                  rep("::: note\n"),
		"boxes that end":         half("::: note\n") + half(":::\n"),
		"indented boxes":         rep("!!! note\n    a\n\n"),
		"boxes of templates":     rep("{{< tab a >}}\n") + "{{< /tab >}}",
		"letters as items":       rep("a. b\n\n"),
		"lettered lists":         rep("a. b\nb. c\n\n"),
		"examples":               rep("(@) a\n"),
		"line block":             rep("| a\n"),
		"rules of grids":         rep("+---+---+\n"),
		"columns":                rep("a  b\n-- --\nc  d\n\n"),
		"full rules":             "-- --\n\n" + rep("----------\na\n"),
		"metadata":               rep("---\na: b\n"),
		"captions":               rep("Table: a\n\n"),
		"quotes":                 strings.Repeat("> ", n/2) + "a",
		"quote lines":            strings.Repeat(strings.Repeat("> ", 50)+"a\n", n/101),
		"nested strong":          half("*a **a ") + half("b** b*"),
		"open emphasis":          rep("*a "),
		"close emphasis":         rep("a* "),
		"both emphases":          rep("*a _b "),
		"emphasis runs":          rep("a**b" + "c* "),
		"intraword":              rep("a_b_"),
		"stars":                  rep("*"),
		"underscores":            rep("_ "),
		"mixed stars":            rep("**x [a*b**c*](d)"),
		"tildes":                 rep("~~a ~b "),
		"carets and marks":       rep("^a ==b "),
		"backticks":              ticks(),
		"code spans":             rep("`a``b```"),
		"reference definitions":  lines("[%d]: /u%d\n"),
		"references":             "[a]: /b\n\n" + rep("[a] "),
		"equal definitions":      rep("[a]: u\n"),
		"long label":             "[" + rep("a") + "]: /b\n\n[x]",
		"definition by half":     "[a]:\n" + rep("[b]:\n"),
		"nested lists":           strings.Repeat("- ", n/2) + "a",
		"list by indent":         indented(n),
		"many items":             rep("- a\n"),
		"loose items":            rep("1. a\n\n"),
		"thematic":               rep("* * *a\n"),
		"HTML openings":          rep("<a "),
		"HTML tags":              rep("<b>"),
		"HTML blocks":            rep("<div>\n"),
		"open comments":          rep("a <!-- "),
		"open CDATA":             rep("a <![CDATA[ "),
		"open declarations":      rep("a <!A "),
		"processing":             rep("a <? "),
		"quoted attributes":      rep("<a b=\""),
		"entities":               rep("&amp;"),
		"false entities":         rep("&ab;"),
		"open entities":          rep("&"),
		"numbers":                rep("&#99;"),
		"autolinks":              rep("<a:b"),
		"bare addresses":         rep("http://a.b "),
		"mail":                   rep("a@b "),
		"mail without end":       rep("a.b"),
		"dots":                   rep("www."),
		"pipes":                  "|" + half("a|") + "\n|" + half("-|") + "\n",
		"table rows":             "|a|b|\n|-|-|\n" + rep("|c|d|\n"),
		"short rows":             "|" + strings.Repeat("a|", 200) + "\n|" + strings.Repeat("-|", 200) + "\n" + rep("|b\n"),
		"escaped pipes":          "|a|\n|-|\n|" + rep("\\|"),
		"not quite tables":       rep("|a|\n|-\n\n"),
		"footnotes":              lines("a[^%d]\n\n[^%d]: b\n\n"),
		"notes of one":           rep("a[^1] ") + "\n\n[^1]: b",
		"notes in notes":         lines("[^%d]: a[^1%d]\n\n") + "[^0] [^1]",
		"definitions":            rep("a\n: b\n\n"),
		"headings":               rep("# a\n"),
		"setext":                 rep("a\n=\n"),
		"fences":                 rep("```\na\n```\n"),
		"open fences":            rep("```\n~~~\n"),
		"escapes":                rep("\\*"),
		"long line":              rep("word "),
		"long word":              rep("x"),
		"hard breaks":            rep("a  \n"),
		"backslashes":            rep("a\\\n"),
		"blank":                  "a" + rep("\n") + "b",
		"spaces":                 "a" + rep(" ") + "b",
		"tabs":                   "a" + rep("\t") + "b",
		"nulls":                  rep("\x00"),
		"junk":                   rep("\xff\xfe"),
		"combining":              "a" + rep("\u0301"),
		"joiners":                rep("a\u200d"),
		"directions":             rep("\u202ea\u2067"),
		"quotes and dashes":      rep("\"a 'b -- "),
		"math":                   rep("$a "),
		"math blocks":            rep("$$\na\n$$\n"),
		"emoji":                  rep(":smile: "),
		"colons":                 rep(":a"),
		"attributes":             rep("# a {#b .c}\n"),
		"alerts":                 rep("> [!NOTE]\n> a\n\n"),
		"front matter":           "---\n" + rep("a: [\n") + "---\n",
		"same headings' anchors": rep("# a\n[b](#a-1)\n"),
		"templates":              rep("{{% a "),
		"code lines":             "```go\n" + rep("f(\"") + "\n```\n",
		"code words":             "```\n" + rep("x y ") + "\n```\n",
	}
}

// indented is a list whose every item is deeper than the one before.
func indented(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i += 2 {
		b.WriteString(strings.Repeat(" ", i) + "- a\n")
	}
	return b.String()
}

// work is what a conversion takes: memory that is asked for, and time.
func work(src string, f Format) (bytes uint64, took time.Duration, err error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	_, err = Convert(io.Discard, []byte(src), Options{File: "x.md", Format: f})
	took = time.Since(start)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc, took, err
}

// TestPathological: ten times the input takes about ten times the memory, and
// no more than 30 times the time, which other programs share. With HOSTILE in
// the environment the inputs have 100 kB.
func TestPathological(t *testing.T) {
	small, large := 2_000, 20_000
	if os.Getenv("HOSTILE") != "" {
		small, large = 10_000, 100_000
	}
	few := pathological(small)
	for name, src := range pathological(large) {
		for _, f := range Formats() {
			base, first, err1 := work(few[name], f)
			most, second, err2 := work(src, f)
			if name != "front matter" && (err1 != nil || err2 != nil) {
				t.Errorf("%s as %s: %v, %v", name, f, err1, err2)
			}
			if ratio := float64(most) / float64(base+4<<20); ratio > 15 {
				t.Errorf("%s as %s: %d kB for %d bytes, %d kB for %d", name, f, base>>10, len(few[name]), most>>10, len(src))
			}
			if second > 1500*time.Millisecond && second > 30*first {
				t.Errorf("%s as %s: %v for %d bytes, %v for %d", name, f, first, len(few[name]), second, len(src))
			}
			if testing.Verbose() && second > 300*time.Millisecond {
				t.Logf("%s as %s: %v, %v", name, f, first, second)
			}
		}
	}
}
