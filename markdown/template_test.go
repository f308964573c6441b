package markdown

import (
	"strings"
	"testing"
	"testing/fstest"

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

// TestTemplatesOfImages checks that the templates before or around an image's
// path don't keep it from being found, and that messages show them as written.
func TestTemplatesOfImages(t *testing.T) {
	fsys := fstest.MapFS{"assets/a b.png": {Data: testImage(t, "png")}, "posts/here.png": {Data: testImage(t, "png")}}
	for _, c := range []struct{ in, want string }{
		{`![A]({{ site.baseurl }}/assets/a%20b.png)`, ""},
		{`![A]({{ site.url }}{{site.baseurl}}/assets/a%20b.png)`, ""},
		{`![A]({{ "/assets/a%20b.png" | relative_url }})`, ""},
		{`![A]({% link posts/here.png %})`, ""},
		{`![A]({{ get_url(path='assets/a b.png') }})`, ""},
		{`![A]({{< ref "here.png" >}})`, ""},
		{`<img alt="A" src="{{ site.baseurl }}/assets/a%20b.png">`, ""},
		{`![A]({{ "https://a.b/c.png" | x }})`, `the image "https://a.b/c.png" is on the network and was left out`},
		{`![A]({{ page.picture }})`, `the image "{{ page.picture }}" was not found`},
		{`![A]({{ site.url }}{{ page.picture }})`, `the image "{{ site.url }}{{ page.picture }}" was not found`},
	} {
		_, diags, err := Parse([]byte(c.in), Options{FS: fsys, Dir: "posts"})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, d := range diags {
			got += d.Message
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.in, got, c.want)
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
