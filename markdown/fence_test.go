package markdown

import (
	"fmt"
	"strings"
	"testing"

	"octavo/doc"
)

func TestFenceInfo(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"go", "go"},
		{"c++", "c++"},
		{"C#", "C#"},
		{"rust,ignore,should_panic", "rust"},
		{"rust, edition2021", "rust"},
		{"ignore", "rust"},
		{"language-go", "go"},
		{`{.go #main .numberLines .wide startFrom="10"}`, "go id=main class=wide numbers first=10"},
		{`{go, linenos=true, hl_lines=["2-3"]}`, "go numbers marked=2-3"},
		{`go {linenos=table,hl_lines=[8,"15-17"],linenostart=199}`, "go numbers first=199 marked=8-8,15-17"},
		{`jsx title="/src/a b.js" {1,4-6} showLineNumbers`, "jsx title=/src/a b.js numbers marked=1-1,4-6"},
		{"js{1,3-4}", "js marked=1-1,3-4"},
		{"js {4-6,1,5-7,8}", "js marked=1-1,4-8"},
		{"diff js", "diff"},
		{"go:main.go", "go title=main.go"},
		{"filename:cmd/x.go", "go title=cmd/x.go"},
		{"js:title=a.js", "js title=a.js"},
		{"Cargo.toml", "toml title=Cargo.toml"},
		{"asp.net", "asp.net"},
		{"src/main.rs", "rs title=src/main.rs"},
		{`py linenums="5" hl_lines="2 3" title='x'`, "py title=x numbers first=5 marked=2-3"},
		{"{python}", "python"},
		{"{r, echo=FALSE, label='fig'}", "r title=fig"},
		{"{=html}", "html"},
		{`title="x.js"`, "title=x.js"},
		{"go linenos=false", "go"},
		{"go mark={2-3}", "go marked=2-3"},
		{"go some words wild[}{", "go"},
		{"go {3-1}", `go | 9:4 "3-1" is not a range of lines to mark`},
		{"go {hl_lines=[2,x]}", `go marked=2-2 | 9:4 "x" is not a range of lines to mark`},
		{"go {linenostart=zero}", `go | 9:4 "zero" is not a line number to start from`},
	} {
		f := readFence(c.in, doc.Pos{Line: 9, Col: 4})
		var b strings.Builder
		put := func(format string, on bool, v any) {
			if on {
				fmt.Fprintf(&b, " "+format, v)
			}
		}
		put("%s", f.lang != "", f.lang)
		put("title=%s", f.title != "", f.title)
		put("id=%s", f.attr.ID != "", f.attr.ID)
		put("class=%s", f.attr.Classes != nil, strings.Join(f.attr.Classes, "."))
		put("numbers%s", f.numbers, "")
		put("first=%d", f.first != 1, f.first)
		var rs []string
		for _, r := range f.marked {
			rs = append(rs, fmt.Sprintf("%d-%d", r.From, r.To))
		}
		put("marked=%s", rs != nil, strings.Join(rs, ","))
		for _, d := range f.diags {
			put("| %s", true, strings.Replace(d.String(), ": ", " ", 1))
		}
		if got := strings.TrimSpace(b.String()); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func FuzzFenceInfo(f *testing.F) {
	f.Add(`go {linenos=table,hl_lines=[8,"15-17"],linenostart=199}`)
	f.Add(`{.go #main .numberLines startFrom="10"} x[}{`)
	f.Fuzz(func(t *testing.T, in string) {
		fence := readFence(in, doc.Pos{})
		last := 0
		for _, r := range fence.marked {
			if r.From <= last || r.To < r.From {
				t.Errorf("%v", fence.marked)
			}
			last = r.To
		}
		if fence.first < 1 {
			t.Errorf("first line %d", fence.first)
		}
	})
}
