package octavo_test

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// TestSBOM holds the bill of materials to what CycloneDX 1.6 asks of its
// structure, and to a licence for every part.
func TestSBOM(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it builds the program")
	}
	program := filepath.Join(t.TempDir(), "octavo")
	if out, err := exec.Command("go", "build", "-o", program, "./cmd/octavo").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := exec.Command("go", "run", "bench/sbom.go", program).Output()
	if err != nil {
		t.Fatal(err)
	}
	type component struct {
		Type, Name, Version, PURL string
		Ref                       string `json:"bom-ref"`
		Hashes                    []struct{ Alg, Content string }
		Licenses                  []struct{ License struct{ ID string } }
	}
	var bom struct {
		BomFormat, SpecVersion string
		Version                int
		Metadata               struct{ Component component }
		Components             []component
	}
	if err := json.Unmarshal(data, &bom); err != nil {
		t.Fatal(err)
	}
	if bom.BomFormat != "CycloneDX" || bom.SpecVersion != "1.6" || bom.Version != 1 || bom.Metadata.Component.Type != "application" {
		t.Errorf("%.300s", data)
	}
	if len(bom.Components) < 20 {
		t.Errorf("there are only %d components", len(bom.Components))
	}
	purl, sum, id := regexp.MustCompile(`^pkg:golang/\S+@\S+$`), regexp.MustCompile(`^[0-9a-f]{64}$`), regexp.MustCompile(`^[A-Za-z0-9.+-]+$`)
	refs := map[string]bool{}
	for _, c := range append(bom.Components, bom.Metadata.Component) {
		if refs[c.Ref] || c.Ref == "" || c.Name == "" || c.Version == "" || !purl.MatchString(c.PURL) || len(c.Licenses) == 0 {
			t.Errorf("%+v", c)
		}
		refs[c.Ref] = true
		for _, h := range c.Hashes {
			if h.Alg != "SHA-256" || !sum.MatchString(h.Content) {
				t.Errorf("%s: %+v", c.Name, h)
			}
		}
		for _, l := range c.Licenses {
			if !id.MatchString(l.License.ID) {
				t.Errorf("%s: %+v", c.Name, l)
			}
		}
	}
}
