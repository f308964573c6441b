package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// TestStore: what a store gives out is the caller's alone.
func TestStore(t *testing.T) {
	var s store
	var strs, wants []string
	var lists [][]int
	var numbers shelf[int]
	scratch := []byte{}
	for n := range 3000 {
		scratch = append(scratch[:0], strings.Repeat(fmt.Sprint(n), n%50+1)...)
		strs, wants = append(strs, s.string(scratch)), append(wants, string(scratch))
		lists = append(lists, numbers.copy([]int{n, n + 1, n + 2, n + 3, n + 4}[:n%6]))
		if list := lists[n]; n%6 > 0 && cap(list) != len(list) {
			t.Fatalf("there is room behind a list: %d of %d", len(list), cap(list))
		}
	}
	for n := range strs {
		if strs[n] != wants[n] {
			t.Fatalf("text %d is %q and not %q", n, strs[n], wants[n])
		}
		for i, v := range lists[n] {
			if v != n+i {
				t.Fatalf("list %d is %v", n, lists[n])
			}
		}
	}
	if numbers.copy(nil) != nil || len(numbers.copy(make([]int, 1000))) != 1000 {
		t.Error("an empty or a long list")
	}
	seen := map[any]bool{}
	for range 1000 {
		text := s.texts.new()
		if seen[text] || text.Value != "" {
			t.Fatal("a text was given out before")
		}
		seen[text], text.Value = true, "taken"
	}
}

// TestParseAllocates bounds what a text of prose costs, so that nothing is
// allocated anew for each word, line or mark.
func TestParseAllocates(t *testing.T) {
	src := []byte(strings.Repeat("Some \"words\" with *emphasis*, `code` and a [link](https://example.org/a).\nAnd a second line -- of the same.\n\n- an item\n- another one\n\n", 200))
	n := testing.AllocsPerRun(5, func() {
		if _, _, err := Parse(src, Options{}); err != nil {
			t.Fatal(err)
		}
	})
	if perBlock := n / (200 * 4); perBlock > 12 {
		t.Errorf("%.1f allocations for each paragraph, list and item", perBlock)
	}
}
