package record

func (b *builder) datagrams() {}
