package fonts

// shelf is a collection of families: those of font folders, or the system's.
type shelf struct {
	sources  []*source
	families []family // in the order of their first face
	byName   map[string]int
	colored  []*source // those with emoji in colour
}

// family is the faces of one family name.
type family struct {
	name  string // folded
	faces []*source
}

// newShelf sorts sources by their families, and numbers them from first on.
func newShelf(sources []*source, first int) shelf {
	s := shelf{sources: sources, byName: map[string]int{}}
	for i, src := range sources {
		src.id = first + i
		if src.colored {
			s.colored = append(s.colored, src)
		}
		name := foldName(src.family)
		at, ok := s.byName[name]
		if !ok {
			at = len(s.families)
			s.byName[name] = at
			s.families = append(s.families, family{name: name})
		}
		s.families[at].faces = append(s.families[at].faces, src)
	}
	return s
}

// family lists the faces of a family, by its folded name.
func (s *shelf) family(name string) []*source {
	if at, ok := s.byName[name]; ok {
		return s.families[at].faces
	}
	return nil
}
