package markdown

import "testing"

func TestDateFromName(t *testing.T) {
	for _, c := range []struct {
		file      string
		addresses []string
		want      string
	}{
		{"posts/2019-05-23-four-years.md", nil, "2019-05-23"},
		{"posts/2019-05-23-four-years/index.md", nil, "2019-05-23"},
		{"posts/four-years.md", []string{"2019/05/23/four-years"}, "2019-05-23"},
		{"posts/four-years.md", []string{"/blog/2019/05/23/four-years.html"}, "2019-05-23"},
		{"posts/2019-05-23 Four years.md", nil, "2019-05-23"},
		{"posts/2019-02-30-no-such-day.md", nil, ""},
		{"posts/2019-05-23.txt.md", nil, "2019-05-23"},
		{"posts/12019-05-23-x.md", nil, ""},
		{"posts/four-years.md", []string{"/2019/05/four-years"}, ""},
	} {
		got := ""
		if d := dateFromName(c.file, c.addresses); !d.IsZero() {
			got = d.Time.Format("2006-01-02")
		}
		if got != c.want {
			t.Errorf("%s %v: %q, want %q", c.file, c.addresses, got, c.want)
		}
	}
}
