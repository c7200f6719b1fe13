package fakestore

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
)

// Limits of what a store holds.
const (
	// MaxDocuments is the greatest number of products, of carts and of users.
	MaxDocuments = 10_000
	// MaxContent is the greatest size of all documents together, in bytes.
	MaxContent = 64 << 20
)

// ErrFull reports a change that would pass MaxDocuments or MaxContent.
var ErrFull = errors.New("the store is full")

// ErrForeign reports a file that is not a store's, and is left as it is.
var ErrForeign = errors.New("not a store's, and left as it is")

// Mode says what POST, PUT, PATCH and DELETE do to a store.
type Mode int

const (
	// Fake: they answer as if they had worked, and change nothing.
	Fake Mode = iota
	// Remember: they take effect.
	Remember
)

// String is "fake" or "remember".
func (m Mode) String() string {
	if m == Remember {
		return "remember"
	}
	return "fake"
}

// A Store holds products, carts and users. It is safe for use by many
// goroutines. Readers never wait: they see the content before or after a
// change, whole.
type Store struct {
	now atomic.Pointer[content]

	mu     sync.Mutex // held while the content, mode or keeper changes
	mode   atomic.Int32
	keeper Keeper      // nil: kept in memory alone
	hold   *hold       // the claim to the keeper's file; nil where it is no File
	kept   os.FileInfo // that file as the store last left or read it
}

// NewStore returns a store in mode Fake that holds the catalogue.
func NewStore() *Store {
	s := new(Store)
	s.now.Store(seedContent())
	return s
}

// Mode is Fake or Remember.
func (s *Store) Mode() Mode { return Mode(s.mode.Load()) }

// Counts is how many products, carts and users there are.
func (s *Store) Counts() (nProducts, nCarts, nUsers int) {
	c := s.now.Load()
	return len(c[products]), len(c[carts]), len(c[users])
}

// Remember makes changes take effect from here on. What k kept before
// replaces the store's content; when k has kept nothing yet, the present
// content is what it keeps. With a nil Keeper changes last as long as the
// Store does.
//
// A File is the store's alone until Forget, or until the store keeps its
// content elsewhere: another store's Remember fails with an *InUseError. What
// is no store's file is an ErrForeign. On an error nothing changes.
func (s *Store) Remember(k Keeper) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	file, isFile := k.(File)
	if !isFile {
		return s.keepIn(k, nil)
	}
	path, err := filePath(string(file))
	if err != nil {
		return err
	}
	h := s.hold
	if h == nil || h.path != path {
		if h, err = holdFile(path); err != nil {
			return named(err, string(file))
		}
	}
	if err := s.keepIn(File(path), h); err != nil {
		if h != s.hold {
			h.release()
		}
		return named(err, string(file))
	}
	return nil
}

// keepIn loads what k kept and makes k the keeper, held by h. The caller holds
// mu.
func (s *Store) keepIn(k Keeper, h *hold) error {
	if k != nil {
		if err := s.load(k); err != nil {
			return err
		}
	}
	if s.hold != h {
		s.hold.release()
	}
	s.keeper, s.hold = k, h
	s.note()
	s.mode.Store(int32(Remember))
	return nil
}

// note remembers how the keeper's file is. The caller holds mu.
func (s *Store) note() {
	if s.kept = nil; s.hold != nil {
		s.kept, _ = os.Stat(s.hold.path) // nil: it is read again
	}
}

// takeIn makes what somebody else has written into the keeper's file since, with
// a text editor, the content. What is no store's there is an ErrForeign. The
// caller holds mu.
func (s *Store) takeIn() error {
	if s.hold == nil {
		return nil
	}
	now, err := os.Stat(s.hold.path)
	switch {
	case errors.Is(err, fs.ErrNotExist): // it is made again
		return nil
	case err != nil:
		return err
	case s.kept != nil && os.SameFile(now, s.kept) && now.Size() == s.kept.Size() && now.ModTime().Equal(s.kept.ModTime()):
		return nil
	case !now.Mode().IsRegular():
		return fmt.Errorf("%s: %w: no regular file", filepath.Base(s.hold.path), ErrForeign)
	}
	if err := s.load(s.keeper); err != nil {
		return named(err, filepath.Base(s.hold.path)) // clients need not know where
	}
	s.note()
	return nil
}

// load makes what k kept the content, or the content what k keeps. The caller
// holds mu.
func (s *Store) load(k Keeper) error {
	kept, err := k.Load()
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(kept) == 0 {
		return k.Save(s.now.Load().encode())
	}
	if err != nil {
		return err
	}
	c, err := decodeContent(kept)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrForeign, err)
	}
	if err := c.fits(); err != nil {
		return err
	}
	s.now.Store(c)
	return nil
}

// Forget returns to mode Fake. The content stays as it is, and so does what
// the Keeper kept.
func (s *Store) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hold.release()
	s.keeper, s.hold, s.kept = nil, nil, nil
	s.mode.Store(int32(Fake))
}

// Reset makes the content the catalogue's again, in what is kept too.
func (s *Store) Reset() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.replace(seedContent())
}

// Export writes the content to w, as indented JSON: an object with the arrays
// products, carts and users.
func (s *Store) Export(w io.Writer) error {
	_, err := w.Write(s.now.Load().encode())
	return err
}

// Import replaces the content with what Export wrote to r, in what is kept
// too. On an error nothing changes.
func (s *Store) Import(r io.Reader) error {
	text, err := readBounded(r)
	if err != nil {
		return err
	}
	c, err := decodeContent(text)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.replace(c)
}

// readBounded reads all of r, or fails with ErrFull when it is more than
// indented content may be.
func readBounded(r io.Reader) ([]byte, error) {
	const limit = 2 * MaxContent
	text, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && len(text) > limit {
		err = ErrFull
	}
	return text, err
}

// change replaces the content by what edit makes of it, and of what was changed
// in the keeper's file. Changes happen one after the other; when one cannot be
// kept, it has not happened.
func (s *Store) change(edit func(*content) (*content, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.takeIn(); err != nil {
		return err
	}
	next, err := edit(s.now.Load())
	if err != nil || next == nil {
		return err
	}
	return s.replace(next)
}

// replace keeps next, then makes it the content. The caller holds mu.
func (s *Store) replace(next *content) error {
	if err := next.fits(); err != nil {
		return err
	}
	if s.keeper != nil {
		if err := s.keeper.Save(next.encode()); err != nil {
			return err
		}
		s.note()
	}
	s.now.Store(next)
	return nil
}

// fits reports ErrFull when c is more than a store holds.
func (c *content) fits() error {
	for k, docs := range c {
		if len(docs) > MaxDocuments {
			return fmt.Errorf("%w: at most %d %s", ErrFull, MaxDocuments, schemas[k].plural)
		}
	}
	if c.size() > MaxContent {
		return fmt.Errorf("%w: at most %d bytes", ErrFull, MaxContent)
	}
	return nil
}
