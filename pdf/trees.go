package pdf

// leafSize is how many entries a leaf of a name or number tree has.
const leafSize = 128

// namedRef is an entry of a name tree.
type namedRef struct {
	name string
	ref  ref
}

// nameTree adds a name tree (7.9.6). The entries are sorted by their bytes.
func (f *file) nameTree(entries []namedRef) ref {
	return f.tree("Names", len(entries), func(b []byte, i int) []byte {
		b = appendLiteral(b, entries[i].name)
		return appendRef(b, entries[i].ref)
	}, func(b []byte, i int) []byte {
		return appendLiteral(b, entries[i].name)
	})
}

// numberTree adds a number tree (7.9.7) with the keys 0 to len(list)-1.
func (f *file) numberTree(list []ref) ref {
	return f.tree("Nums", len(list), func(b []byte, i int) []byte {
		b = appendInt(b, int64(i))
		b = append(b, ' ')
		return appendRef(b, list[i])
	}, func(b []byte, i int) []byte {
		return appendInt(b, int64(i))
	})
}

// tree adds a root with its leaves. Two levels are enough: a root of a
// thousand leaves is still quickly searched.
func (f *file) tree(kind string, n int, entry, key func([]byte, int) []byte) ref {
	root := f.reserve()
	if n <= leafSize {
		f.set(root, append(appendLeaf(append([]byte(nil), "<</"...), kind, 0, n, entry), ">>"...))
		return root
	}
	var leaves []ref
	for from := 0; from < n; from += leafSize {
		to := min(from+leafSize, n)
		b := append([]byte(nil), "<</Limits["...)
		b = append(key(b, from), ' ')
		b = append(key(b, to-1), "]/"...)
		leaves = append(leaves, f.add(append(appendLeaf(b, kind, from, to, entry), ">>"...)))
	}
	b := append([]byte(nil), "<</Kids["...)
	b = appendRefs(b, leaves)
	f.set(root, append(b, "]>>"...))
	return root
}

func appendLeaf(b []byte, kind string, from, to int, entry func([]byte, int) []byte) []byte {
	b = append(b, kind...)
	b = append(b, '[')
	for i := from; i < to; i++ {
		if i > from {
			b = append(b, ' ')
		}
		b = entry(b, i)
	}
	return append(b, ']')
}
