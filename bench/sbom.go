//go:build ignore

// Sbom writes what a Go program is made of, as CycloneDX 1.6 in JSON
// (https://cyclonedx.org/docs/1.6/json/): go run bench/sbom.go PROGRAM. The same
// program gives the same bytes.
package main

import (
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

type component struct {
	Type    string `json:"type"`
	Ref     string `json:"bom-ref"`
	Name    string `json:"name"`
	Version string `json:"version"`
	PURL    string `json:"purl"`
	Hashes  []hash `json:"hashes,omitempty"`
	// Licenses are those that all hold together.
	Licenses []licence `json:"licenses"`
}

type licence struct {
	License struct {
		ID string `json:"id"` // of SPDX
	} `json:"license"`
}

type hash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

type bom struct {
	Format   string `json:"bomFormat"`
	Spec     string `json:"specVersion"`
	Version  int    `json:"version"`
	Metadata struct {
		Component component `json:"component"`
	} `json:"metadata"`
	Components []component `json:"components"`
}

func main() {
	if len(os.Args) != 2 {
		fail(fmt.Errorf("usage: go run bench/sbom.go PROGRAM"))
	}
	info, err := buildinfo.ReadFile(os.Args[1])
	fail(err)
	b := bom{Format: "CycloneDX", Spec: "1.6", Version: 1}
	version := strings.Trim(info.Main.Version, "()")
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			version = s.Value
		}
	}
	b.Metadata.Component = of("application", info.Main.Path, version, "")
	b.Components = append(b.Components, of("library", "std", info.GoVersion, ""))
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		b.Components = append(b.Components, of("library", m.Path, m.Version, m.Sum))
	}
	known, err := licences("THIRD_PARTY.md")
	fail(err)
	b.Metadata.Component.Licenses = known["octavo"]
	for i := range b.Components {
		c := &b.Components[i]
		if c.Licenses = known[c.Name]; len(c.Licenses) == 0 {
			fail(fmt.Errorf("THIRD_PARTY.md has no licence of %s", c.Name))
		}
	}
	out, err := json.MarshalIndent(b, "", "  ")
	fail(err)
	_, err = os.Stdout.Write(append(out, '\n'))
	fail(err)
}

// of is a component. The sum is that of go.sum: the SHA-256 of a list of the
// module's files.
func of(kind, path, version, sum string) component {
	purl := "pkg:golang/" + path + "@" + version
	c := component{Type: kind, Ref: purl, Name: path, Version: version, PURL: purl}
	if raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(sum, "h1:")); err == nil && len(raw) == 32 {
		c.Hashes = []hash{{"SHA-256", hex.EncodeToString(raw)}}
	}
	return c
}

// licences are those of modules, as a table lists them.
func licences(path string) (map[string][]licence, error) {
	data, err := os.ReadFile(path)
	known := map[string][]licence{"octavo": {of1("MIT")}}
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(line, "|")
		if len(cells) < 5 {
			continue
		}
		name := strings.Trim(cells[1], " `")
		if strings.HasPrefix(name, "the Go standard library") {
			name = "std"
		}
		for id := range strings.SplitSeq(cells[3], ",") {
			known[name] = append(known[name], of1(strings.TrimSpace(id)))
		}
	}
	return known, err
}

func of1(id string) (l licence) {
	l.License.ID = id
	return l
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
