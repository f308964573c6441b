package fonts

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"runtime"
)

// SystemConsulted reports whether a character was looked for in the system's
// fonts yet: what was set before does not depend on them.
func (b *Book) SystemConsulted() bool { return b.consulted.Load() }

// SystemState stands for the system's font files as they are now, by their
// paths, sizes and times. It is "" where o leaves them alone.
func SystemState(o Options) string {
	if !o.System {
		return ""
	}
	h := sha256.New()
	for _, f := range listFontFiles(o.systemDirs()) {
		fmt.Fprintf(h, "%q %d %d\n", f.path, f.size, f.mtime)
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

// systemDirs are where the system's fonts are looked for.
func (o *Options) systemDirs() []string {
	if o.SystemDirs != nil {
		return o.SystemDirs
	}
	home, _ := os.UserHomeDir()
	return systemPlaces(runtime.GOOS, home, os.Getenv)
}
