package ledger

import (
	"io/fs"
	"syscall"
)

// addSystem adds what Linux knows: of a file that was changed, or another one
// put in its place, these differ even where its time was set back.
func (s *Stamp) addSystem(info fs.FileInfo) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		s.Change, s.Inode = st.Ctim.Nano(), st.Ino
	}
}
