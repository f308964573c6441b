package doc

import "testing"

func TestSignedWord(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"سرعة C++ في":               "C++",
		"C#":                        "C#",
		"(C++)، F#":                 "C++",
		"g++/clang++.":              "g++/clang++",
		"Notepad++:":                "Notepad++",
		"منصة .NET و":               ".NET",
		"ה-.NET":                    ".NET",
		"ב-C++.":                    "C++",
		"حساب @octo-cat.":           "@octo-cat",
		"في /usr/local.":            "/usr/local",
		"ملف ~/.profile و":          "~/.profile",
		"الخيار --help":             "--help",
		"انظر https://go.dev/.":     "https://go.dev/",
		"هاتف +966-50-123-4567، و":  "+966-50-123-4567",
		"هاتف +972 3 123 4567.":     "+972 3 123 4567",
		"+5 و +12":                  "",
		"+1234567890123456":         "",
		"Go 1.22, UTF-8 (50%)":      "",
		"عربي/English":              "",
		"كلمة.Go":                   "",
		"...Go":                     "",
		"Go. Node.js, TCP/IP":       "",
		"C++17":                     "",
		"1+ 2# 13/11/2025":          "",
		"- a -- b":                  "",
		"ملاحظة: Go:":               "",
		"user@example.com":          "",
		"د.Go":                      "",
		"نظام 64-bit، و":            "64-bit",
		"גרסה 1.22-beta.":           "1.22-beta",
		"ב-2.x":                     "2.x",
		"5G, 802.11, 3D, 10GB, x-1": "",
		"a1-b":                      "",
		"+Go":                       "",
		":Go":                       "",
	} {
		from, to := SignedWord(text)
		if got := text[from:to]; got != want {
			t.Errorf("%q has %q, not %q", text, got, want)
		}
	}
}
