package pdf

import (
	"os"
	"testing"
)

func TestKeep(t *testing.T) {
	if dir := os.Getenv("PDF_OUT"); dir != "" {
		os.WriteFile(dir+"/plain.pdf", render(t, plain(t), Options{}), 0o644)
	}
}
