package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func attachments() []Attachment {
	return []Attachment{
		{Name: "z.md", Data: []byte("# Last\r\n\r\nin the alphabet \x00\xFF\n"), Modified: time.Unix(1e9, 0).UTC()},
		{Name: "posts/ünï (1)\\.md", Type: "text/markdown", Data: bytes.Repeat([]byte("long\n"), 5000)},
		{Name: "z.md", Type: "text/plain", Data: nil},
		{Data: []byte("no name")},
	}
}

// TestExtract: what was attached comes back byte for byte and in order, from
// every profile that allows it.
func TestExtract(t *testing.T) {
	for _, profile := range []Profile{DefaultProfile, UA1A3A, UA2A4, NoProfile} {
		file := render(t, plain(t), Options{Profile: profile, Attachments: attachments()})
		checkExtracted(t, string(profile), file)
	}
	if got, err := Extract(render(t, plain(t), Options{})); err != nil || got != nil {
		t.Errorf("without attachments: %v, %v", got, err)
	}
	if _, err := Write(&bytes.Buffer{}, plain(t), Options{Profile: UA1A2A, Attachments: attachments()}); err == nil {
		t.Error("PDF/A-2 is given an attachment")
	}
	if _, err := Write(&bytes.Buffer{}, plain(t), Options{Profile: "ua3"}); err == nil {
		t.Error("a profile that does not exist is taken")
	}
}

func checkExtracted(t *testing.T, what string, file []byte) {
	t.Helper()
	got, err := Extract(file)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	var names []string
	for i, a := range got {
		names = append(names, a.Name+" "+a.Type)
		if !bytes.Equal(a.Data, attachments()[i].Data) {
			t.Errorf("%s: %s is not what it was", what, a.Name)
		}
	}
	want := []string{"z.md text/markdown", "posts/ünï (1)\\.md text/markdown", "z-2.md text/plain", "source.md text/markdown"}
	if !reflect.DeepEqual(names, want) {
		t.Errorf("%s: got %q, want %q", what, names, want)
	}
}

// TestExtractAfterOthers reads files that another program has written anew,
// with and without object streams.
func TestExtractAfterOthers(t *testing.T) {
	qpdf := checker(t, "qpdf")
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, render(t, plain(t), Options{Attachments: attachments()}), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"--object-streams=disable", "--object-streams=generate", "--qdf", "--stream-data=uncompress"} {
		out := filepath.Join(dir, "out.pdf")
		if msg, err := exec.Command(qpdf, how, in, out).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, msg)
		}
		file, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		checkExtracted(t, how, file)
	}
}

// TestExtractDamaged: a file that lost something says so.
func TestExtractDamaged(t *testing.T) {
	file := render(t, plain(t), Options{Attachments: []Attachment{{Name: "a.md", Data: []byte("abc")}}})
	for name, damaged := range map[string][]byte{
		"empty":     nil,
		"text":      []byte("# A post\n"),
		"cut":       file[:len(file)*3/4],
		"headless":  file[100:],
		"startxref": bytes.Replace(file, []byte("startxref\n"), []byte("startxref\n9"), 1),
	} {
		if got, err := Extract(damaged); err == nil {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

// TestExtractChecksum: a byte that changed does not go unseen.
func TestExtractChecksum(t *testing.T) {
	x := &extractor{}
	params := dict{{"Params", []byte("<</CheckSum<900150983CD24FB0D6963F7D28E17F72>>>")}}
	if err := x.verify(Attachment{Name: "a.md", Data: []byte("abc")}, params); err != nil {
		t.Error(err)
	}
	if err := x.verify(Attachment{Name: "a.md", Data: []byte("abd")}, params); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("got %v", err)
	}
}

// TestExtractLoops: references in circles end.
func TestExtractLoops(t *testing.T) {
	for _, body := range []string{
		"1 0 obj\n1 0 R\nendobj\n", "1 0 obj\n<</AF 1 0 R>>\nendobj\n",
		"1 0 obj\n<</AF[1 0 R]/AFRelationship/Source/EF 1 0 R/F 1 0 R>>\nendobj\n",
		"1 0 obj\n<</AF[1 0 R]/Length 1 0 R>>\nstream\nx\nendobj\n",
	} {
		file := "%PDF-1.7\n" + body
		file += fmt.Sprintf("xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Root 1 0 R>>\nstartxref\n%d\n", len(file))
		if got, err := Extract([]byte(file)); len(got) > 0 {
			t.Errorf("%q: got %v, %v", body, got, err)
		}
		loop := strings.Replace(file, "<</Root", fmt.Sprintf("<</Prev %d/Root", strings.Index(file, "xref")), 1)
		if got, err := Extract([]byte(loop)); len(got) > 0 || err == nil {
			t.Errorf("%q: got %v, %v", body, got, err)
		}
	}
}

func FuzzExtract(f *testing.F) {
	var b bytes.Buffer
	if _, err := Write(&b, plain(f), Options{Attachments: attachments()[:1]}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</AF[2 0 R]>>\nendobj\n2 0 obj\n<</AFRelationship/Source/UF(a)/EF<</F 3 0 R>>>>\nendobj\n" +
		"3 0 obj\n<</Length 1>>\nstream\nx\nendstream\nendobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000042 00000 n \n0000000107 00000 n \n" +
		"trailer\n<</Root 1 0 R>>\nstartxref\n152\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := Extract(data)
		if err != nil && list != nil {
			t.Error("a list and an error")
		}
	})
}
