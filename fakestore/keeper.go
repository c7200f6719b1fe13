package fakestore

import (
	"os"

	"labsh/fakestore/atomicfile"
)

// A Keeper keeps a store's whole content from one run to the next.
type Keeper interface {
	// Load returns what Save was last given. Its error is fs.ErrNotExist
	// (in the sense of errors.Is) when nothing was saved yet.
	Load() ([]byte, error)
	// Save keeps content, all of it or none. It must not keep the slice.
	Save(content []byte) error
}

// A File is a Keeper: the path of a JSON file that a text editor can open.
type File string

// Load reads the file.
func (f File) Load() ([]byte, error) {
	file, err := os.Open(string(f))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readBounded(file)
}

// Save writes a new file beside the old one, then puts it in its place, so
// that a reader, or the next run after a power cut, finds one of the two
// whole. A new file is readable by its owner alone (users have passwords); an
// old one's permissions stay.
func (f File) Save(content []byte) error { return atomicfile.Write(string(f), content, 0o600) }
