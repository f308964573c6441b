package fonts

// standIns lists the embedded faces that stand in for characters which the
// families don't have, in the order in which they are asked; the first is for
// letters beyond the families' own. Their ids go on from the first. They are
// packed, and unpacked when such a character comes.
func standIns(first int) []*source {
	list := []*source{
		{kind: sans, family: "Noto Sans", postScript: "NotoSans"},
		{kind: symbols, family: "Noto Sans Math", postScript: "NotoSansMath"},
		{kind: symbols, family: "Noto Sans Symbols", postScript: "NotoSansSymbols"},
		{kind: symbols, family: "Noto Sans Symbols 2", postScript: "NotoSansSymbols2"},
		{kind: mono, family: "Noto Sans Mono", postScript: "NotoSansMono"},
		{kind: emoji, family: "Noto Emoji", postScript: "NotoEmoji"},
		{kind: symbols, family: "STIX Two Math", postScript: "STIXTwoMath"},
	}
	for i, s := range list {
		s.id, s.name, s.weight = first+i, s.family, 400
		s.file.packed = s.postScript
		s.postScript += "-Regular"
	}
	return list
}

// mathStandIn is the place of the face for formulas among the stand-ins. It
// stands in for nothing: only formulas are set in it.
const mathStandIn = 6
