package markdown

import (
	"strings"
	"testing"

	"octavo/doc"
)

func TestTemplates(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`[a]({{< ref "b.md" >}})`, `{{< ref "b.md" >}}`},
		{`[a]({{% relref "b.md#c d" %}} "Title")`, `{{% relref "b.md#c d" %}}`},
		{`[a]({% post_url 2019-05-01-x %}#y)`, `{% post_url 2019-05-01-x %}#y`},
		{`[a]({{ site.baseurl }}{% link _posts/x.md %})`, `{{ site.baseurl }}{% link _posts/x.md %}`},
		{`[a]({{ "/a?b=1&amp;c\*" | relative_url }})`, `{{ "/a?b=1&amp;c\*" | relative_url }}`},
		{"[a]({{< ref `b` >}})", "{{< ref `b` >}}"},
		{"[a][b]\n\n[b]: {{< ref \"b.md\" >}}", `{{< ref "b.md" >}}`},
		{`[a]({{< ref (b) >}})`, `{{< ref (b) >}}`},
		{`[a](b.md "{{ x }}")`, `b.md`},
	} {
		d, _, err := Parse([]byte(c.in), Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		doc.Visitor{Inline: func(n doc.Inline) bool {
			if l, ok := n.(*doc.Link); ok {
				got = append(got, l.Dest)
			}
			return true
		}}.Document(d)
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: links to %q, want %q", c.in, got, c.want)
		}
	}
}

// TestTemplatesInCode checks that code which shows templates is as written.
func TestTemplatesInCode(t *testing.T) {
	const code = `[a]({{< ref "b.md" >}}) and [b]({% link c.md %})`
	src := "`" + code + "` [open]({{< ref \"b.md\" \n\n    " + code + "\n"
	d, _, err := Parse([]byte(src), Options{})
	if err != nil {
		t.Fatal(err)
	}
	dump := doc.Dump(d)
	if strings.Count(dump, "]({{< ref ")+strings.Count(dump, `]({{< ref \"`) < 2 || strings.ContainsAny(dump, "\x01\x02\x04") {
		t.Errorf("code or text was changed:\n%s", dump)
	}
}
