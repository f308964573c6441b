package xhtml

import (
	"slices"
	"strings"

	"octavo/theme"
)

// digitClass begins the class of a list that counts in other digits than 0 to 9;
// their name in language tags ends it.
const digitClass = "digits-"

// listDigits are such digits, and what style sheets call them (CSS Counter Styles
// Level 3, section 6.1).
var listDigits = []digitName{
	{"arab", "arabic-indic"},
	{"arabext", "persian"},
	{"beng", "bengali"},
	{"deva", "devanagari"},
	{"gujr", "gujarati"},
	{"guru", "gurmukhi"},
	{"khmr", "khmer"},
	{"knda", "kannada"},
	{"laoo", "lao"},
	{"mlym", "malayalam"},
	{"mymr", "myanmar"},
	{"orya", "oriya"},
	{"tamldec", "tamil"},
	{"telu", "telugu"},
	{"thai", "thai"},
	{"tibt", "tibetan"},
}

// ownDigits are those for which style sheets have no name, and the names that
// they have in a book that counts with them.
var ownDigits = []digitName{{"nkoo", "nko"}, {"olck", "ol-chiki"}}

type digitName struct{ system, style string }

// countsIn says with which digits a list counts that are not 0 to 9: the end of
// its class, "" where it has none.
func (w *writer) countsIn() string {
	system := theme.DigitSystem(w.env.Numerals.Tag(w.lang))
	has := func(d digitName) bool { return d.system == system }
	if slices.ContainsFunc(ownDigits, has) && !slices.Contains(w.file.Uses.Digits, system) {
		w.file.Uses.Digits = append(w.file.Uses.Digits, system)
	} else if !slices.ContainsFunc(listDigits, has) && !slices.ContainsFunc(ownDigits, has) {
		return ""
	}
	return system
}

// digitRules are for the lists that count in other digits. Readers that can't
// define a style count in 0 to 9 instead.
func (c *css) digitRules() {
	for _, d := range ownDigits {
		if slices.Contains(c.digits, d.system) {
			c.rule("@counter-style "+d.style, "system", "numeric", "symbols", symbols(d.system))
			c.digitRule(d)
		}
	}
	for _, d := range listDigits {
		c.digitRule(d)
	}
}

func (c *css) digitRule(d digitName) {
	list := "ol." + digitClass + d.system
	c.rule(list+", "+list+" > li.task", "list-style-type", d.style)
}

// symbols are the digits from zero, as strings.
func symbols(system string) string {
	var list []string
	for _, r := range theme.Digits("0123456789", "und-u-nu-"+system) {
		list = append(list, `"`+string(r)+`"`)
	}
	return strings.Join(list, " ")
}
