package bundle

import "testing"

func TestReadDest(t *testing.T) {
	for _, c := range []struct {
		in   string
		want dest
	}{
		{"b.md", dest{kind: destRelative, path: "b.md"}},
		{" b.md ", dest{kind: destRelative, path: "b.md"}},
		{"../a%20b.md?x=1#y%20z", dest{kind: destRelative, path: "../a b.md", query: "x=1", mark: "y%20z"}},
		{`..\a\b.md`, dest{kind: destRelative, path: "../a/b.md"}},
		{"100%.md", dest{kind: destRelative, path: "100%.md"}},
		{"/a/b/", dest{kind: destSite, path: "/a/b/"}},
		{"#x", dest{kind: destHere, mark: "x"}},
		{"", dest{kind: destHere}},
		{"mailto:a@b.c", dest{}},
		{"C:/x.md", dest{kind: destRelative, path: "C:/x.md"}},
		{"https://a.b/c#d", dest{kind: destWeb, path: "https://a.b/c#d"}},
		{"//a.b/c", dest{kind: destWeb, path: "https://a.b/c"}},
		{"@/blog/x.md#y", dest{kind: destText, path: "blog/x.md", mark: "y"}},
		{`{{< ref "x.md#y" >}}`, dest{kind: destText, path: "x.md", mark: "y"}},
		{`{{<relref "/x y.md">}}#z`, dest{kind: destText, path: "/x y.md", mark: "z"}},
		{"{{% ref `x` %}}", dest{kind: destText, path: "x"}},
		{`{{< ref path="x.md" lang="de" >}}`, dest{kind: destText, path: "x.md"}},
		{`{{< ref "#y" >}}`, dest{kind: destHere, mark: "y"}},
		{`{% post_url 2019-05-01-x %}#y`, dest{kind: destText, path: "2019-05-01-x", mark: "y"}},
		{`{%- link _posts/x.md -%}`, dest{kind: destText, path: "_posts/x.md"}},
		{`{{ site.baseurl }}{% link x.md %}`, dest{kind: destText, path: "x.md"}},
		{`{{ site.url }}{{ site.baseurl }}/a/`, dest{kind: destSite, path: "/a/"}},
		{`{{site.baseurl}}a/`, dest{kind: destSite, path: "a/"}},
		{`{{ .Site.BaseURL }}a/`, dest{kind: destSite, path: "a/"}},
		{`{{ "/a/" | relative_url }}#b`, dest{kind: destSite, path: "/a/", mark: "b"}},
		{`{{ 'a/' | absolute_url }}`, dest{kind: destSite, path: "a/"}},
		{`{{ get_url(path="@/x.md") }}`, dest{kind: destText, path: "x.md"}},
		{`{{ get_url(path='x.zip') }}`, dest{kind: destSite, path: "x.zip"}},
		{`{{ page.url }}`, dest{kind: destUnknown}},
		{`{{ broken`, dest{kind: destUnknown}},
		{`{{`, dest{kind: destUnknown}},
		{`{%`, dest{kind: destUnknown}},
		{`{{}}`, dest{kind: destUnknown}},
	} {
		if got := readDest(c.in); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.in, got, c.want)
		}
	}
}
