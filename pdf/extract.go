package pdf

import (
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"
)

// Extract gives back the sources that Write attached to a file, in their order.
// Other attachments are left alone. It reads the file without trust in it: what
// it allocates is bounded by the file's size, or by maxStreams.
func Extract(data []byte) ([]Attachment, error) {
	x := &extractor{data: data, places: map[int]place{}, packed: map[int]packed{}}
	if err := x.readXrefs(); err != nil {
		return nil, err
	}
	if x.trailer.get("Encrypt") != nil {
		return nil, errors.New("the file is encrypted")
	}
	root, err := x.dict(x.trailer.get("Root"))
	if err != nil {
		return nil, err
	}
	list, err := x.array(root.get("AF"))
	if err != nil {
		return nil, err
	}
	var found []Attachment
	for _, item := range list {
		a, source, err := x.attachment(item)
		if err != nil {
			return nil, err
		}
		if source {
			found = append(found, a)
		}
	}
	return found, nil
}

// attachment reads a file specification, if it is that of a source.
func (x *extractor) attachment(item []byte) (a Attachment, source bool, err error) {
	spec, err := x.dict(item)
	if err != nil || nameOf(spec.get("AFRelationship")) != "Source" {
		return a, false, err
	}
	if a.Name, err = x.text(spec.get("UF")); err != nil {
		return a, false, err
	}
	if a.Name == "" {
		if a.Name, err = x.text(spec.get("F")); err != nil {
			return a, false, err
		}
	}
	files, err := x.dict(spec.get("EF"))
	if err != nil {
		return a, false, err
	}
	number, err := reference(files.get("F"))
	if err != nil {
		return a, false, fmt.Errorf("the attached file %q has no content", a.Name)
	}
	entries, content, err := x.stream(number)
	if err != nil {
		return a, false, fmt.Errorf("the attached file %q: %w", a.Name, err)
	}
	a.Type, a.Data = nameOf(entries.get("Subtype")), content
	return a, true, x.verify(a, entries)
}

// verify compares a file with the checksum that it came with.
func (x *extractor) verify(a Attachment, entries dict) error {
	params, err := x.dict(entries.get("Params"))
	if err != nil {
		return err
	}
	want, err := x.bytes(params.get("CheckSum"))
	if err != nil {
		return err
	}
	if got := md5.Sum(a.Data); len(want) > 0 && !bytes.Equal(want, got[:]) {
		return fmt.Errorf("the attached file %q is damaged: it has not the checksum that it should have", a.Name)
	}
	return nil
}
