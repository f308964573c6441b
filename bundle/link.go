package bundle

func (b *builder) link() {}
