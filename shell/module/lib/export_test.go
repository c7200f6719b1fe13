package lib

import "io/fs"

// Watch calls seen with the name of every file that is read, until restore.
func Watch(seen func(name string)) (restore func()) {
	files = watched{seen}
	return func() { files = embedded }
}

type watched struct{ seen func(name string) }

func (w watched) Open(name string) (fs.File, error) {
	w.seen(name)
	return embedded.Open(name)
}
