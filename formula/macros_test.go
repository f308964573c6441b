package formula

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// manyDefinitions are n commands, the k-th of which gives k.
func manyDefinitions(n int) string {
	var b strings.Builder
	for k := range n {
		fmt.Fprintf(&b, `\newcommand{\%c%c}{%d}`, 'a'+k/26, 'A'+k%26, k)
	}
	return b.String()
}

// TestDefinitionsOnce: formulas with the same definitions don't read them anew.
func TestDefinitionsOnce(t *testing.T) {
	definitions := manyDefinitions(200)
	read := func() {
		if _, err := ParseWith(definitions, `\aB+x`); err != nil {
			t.Fatal(err)
		}
	}
	others := []string{manyDefinitions(199), manyDefinitions(201)}
	first := testing.AllocsPerRun(10, func() {
		others[0], others[1] = others[1], others[0]
		macrosOf(others[0])
	})
	if again := testing.AllocsPerRun(100, read); again > first/2 {
		t.Errorf("%.0f allocations, of %.0f for reading the definitions", again, first)
	}
}

// TestDefinitionsApart: what a formula defines does not hold for others, and
// those that are read at the same time have their own.
func TestDefinitionsApart(t *testing.T) {
	var wait sync.WaitGroup
	for k := range 8 {
		wait.Go(func() {
			definitions := fmt.Sprintf(`\newcommand{\mine}{%d}`, k)
			for range 200 {
				if _, err := ParseWith(definitions, `\newcommand{\own}{1}\mine+\own`); err != nil {
					t.Error(err)
				}
				n, err := ParseWith(definitions, `\mine`)
				if want := fmt.Sprint(k); err != nil || Linear(n) != want {
					t.Errorf("%v, %v instead of %s", n, err, want)
				}
				if _, err := ParseWith(definitions, `\own`); err == nil {
					t.Error("a definition of another formula holds")
				}
			}
		})
	}
	wait.Wait()
}

// BenchmarkDefinitions reads a formula after 8 kB of definitions.
func BenchmarkDefinitions(b *testing.B) {
	definitions := manyDefinitions(350)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseWith(definitions, `\frac{\aB}{2}+x`); err != nil {
			b.Fatal(err)
		}
	}
}
