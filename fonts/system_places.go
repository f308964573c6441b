package fonts

import (
	"path/filepath"
	"strings"
)

// systemPlaces are the folders in which an operating system keeps its fonts,
// the user's own first: the XDG Base Directory Specification and fontconfig's
// defaults on Linux and its like.
func systemPlaces(goos, home string, getenv func(string) string) []string {
	in := func(base string, parts ...string) string {
		if base == "" {
			return ""
		}
		return filepath.Join(append([]string{base}, parts...)...)
	}
	var list []string
	switch goos {
	case "windows":
		list = []string{in(getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts"), in(getenv("WINDIR"), "Fonts")}
	case "darwin", "ios":
		list = []string{in(home, "Library", "Fonts"), "/Library/Fonts", "/System/Library/Fonts"}
	default:
		data := getenv("XDG_DATA_HOME")
		if data == "" {
			data = in(home, ".local", "share")
		}
		list = []string{in(data, "fonts"), in(home, ".fonts")}
		dirs := getenv("XDG_DATA_DIRS")
		if dirs == "" {
			dirs = "/usr/local/share:/usr/share"
		}
		for dir := range strings.SplitSeq(dirs, ":") {
			list = append(list, in(dir, "fonts"))
		}
		list = append(list, "/usr/local/share/fonts", "/usr/share/fonts")
	}
	return distinct(list)
}

// distinct drops empty and repeated names.
func distinct(list []string) []string {
	seen := map[string]bool{"": true}
	var kept []string
	for _, s := range list {
		if !seen[s] {
			kept = append(kept, s)
		}
		seen[s] = true
	}
	return kept
}
