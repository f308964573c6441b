package main

import (
	"strings"
	"testing"

	"octavo/bundle"
)

// FuzzArgs reads lines as a command line, and as a configuration file: what is
// wrong is an error with words in it, on one line where a message has to be.
func FuzzArgs(f *testing.F) {
	for _, seed := range []string{
		"a.md\n-o\nb.pdf", "--margin\n1cm,2cm\n--paper\n6x9in\na.md", "--lang\nzh-Hant\n--shard\n1/3\n--date\n2024-02-30",
		"--allow-address\nfd00::/8\n--allow-path\n.\n--timeout\n1h\n--max-input\n9", "-qv\n--report=sarif\n--pdf-profile\na-2u",
		"margin: 2cm\nfont-size: 11pt\ntoc: true\nopen: right\nbleed: 3mm\n", "theme: [a, b]\npaper: {a: b}\nfont-dir: ../..\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		args := append(strings.Split(text, "\n"), "--no-config")
		if s, err := parseArgs(args); err != nil {
			if message, _ := split(err); strings.TrimSpace(message) == "" {
				t.Errorf("%q: an error without words: %#v", args, err)
			}
		} else {
			_ = s.configuration()
			s.begin()
		}
		list, err := bundle.ReadSettings([]byte(text), "octavo.yaml")
		if err != nil {
			return
		}
		s, err := parseArgs([]string{"--no-config", "a.md"})
		if err != nil {
			t.Fatal(err)
		}
		for _, setting := range list {
			for _, value := range setting.Values {
				if err := s.flags.Set(setting.Name, value); err != nil {
					if message, _ := split(configError(setting, err)); !strings.Contains(message, setting.Name) {
						t.Errorf("%s: %q does not name it", setting.Name, message)
					}
				}
			}
		}
	})
}
