package syntax

import (
	"strings"
	"testing"
)

// TestFewSteps: a pattern that can divide a word in very many ways is tried in
// each place once, and regexp2, which gives up by the clock, is not asked.
func TestFewSteps(t *testing.T) {
	const constant = `\b(r#)?_?([A-Z][A-Z0-9_]*){2,}\b` // of Rust's lexer
	for text, want := range map[string]bool{
		strings.Repeat("ABC_DEF", 14):        true,
		strings.Repeat("ABC_DEF", 14) + "x":  false,
		"_" + strings.Repeat("A", 100) + " ": true,
	} {
		m := match{spent: new(int)}
		ok, sure := newProgram(t, constant).match([]rune(text), 0, &m)
		if !sure {
			t.Errorf("%.20s…: it can't be told", text)
		} else if ok != want {
			t.Errorf("%.20s…: matches: %v", text, ok)
		}
		if *m.spent >= maxSteps {
			t.Errorf("%.20s…: %d steps", text, *m.spent)
		}
	}
}

func newProgram(t *testing.T, source string) *program {
	t.Helper()
	p := compile(source, "", false)
	if p == nil {
		t.Fatalf("%s needs regexp2", source)
	}
	return p
}

// TestSharedBudget: what a lexer asks another to divide counts for the whole.
func TestSharedBudget(t *testing.T) {
	var all Lexers
	inner := newJob(nil, nil)
	whole := []rune("<script>let x = 1</script>")
	outer := newJob(whole, nil)
	if _, ok := all.Find("html").lex(whole, "root", false, outer); !ok {
		t.Fatal("not divided")
	}
	if _, ok := all.Find("javascript").lex([]rune("let x = 1"), "root", true, inner); !ok {
		t.Fatal("not divided")
	}
	if outer.spent <= inner.spent || inner.spent == 0 {
		t.Errorf("%d steps in all, %d of them in the script", outer.spent, inner.spent)
	}
	outer.spent = outer.most
	if _, ok := all.Find("html").lex(whole, "root", false, outer); ok {
		t.Error("a text that has spent everything goes on")
	}
}
