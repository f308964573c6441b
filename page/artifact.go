package page

// ArtifactKind says what a text is that belongs to the Artifact element, after
// the types of ISO 32000-1, 14.8.2.2.2.
type ArtifactKind uint8

// The kinds of artifact.
const (
	LayoutArtifact   ArtifactKind = iota // labels, leaders, numbers of lines
	HeaderArtifact                       // a running head
	FooterArtifact                       // a folio
	RepeatedArtifact                     // what stands on an earlier page too: the head of a table
)

// MarkArtifacts says of what kind the texts among items are.
func MarkArtifacts(items []Item, kind ArtifactKind) []Item {
	for _, it := range items {
		if t, ok := it.(*Text); ok {
			t.Artifact = kind
		}
	}
	return items
}
