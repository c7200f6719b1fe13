package projector

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"labsh/shell/ladder"
	"labsh/shell/locale"
)

// A state is a View in pieces of JSON, each of which stays the same as long as what
// it is of does: what browsers are told is the pieces that changed.
type state struct {
	words []byte // of the page itself
	head  []byte // of the diagram, but for its rows
	parts []list // rows
	lines list
}

// A list is a part's rows, or the lines typed.
type list struct {
	id     string
	pieces [][]byte
}

// head is a diagram without its rows.
type head struct {
	Title string   `json:"title"`
	Empty string   `json:"empty,omitempty"`
	Notes []string `json:"notes,omitempty"`
	Parts []part   `json:"parts"`
}

type part struct {
	ID      string          `json:"id"`
	Columns []ladder.Column `json:"columns"`
	Count   string          `json:"count,omitempty"`
}

func stateOf(v View) *state {
	s := &state{words: marshal(locale.PageWords(v.Lang))}
	h := head{Parts: []part{}}
	if d := v.Diagram; d != nil {
		h.Title, h.Empty, h.Notes = d.Title, d.Empty, d.Notes
		for _, p := range d.Parts {
			h.Parts = append(h.Parts, part{p.ID, p.Columns, p.Count})
			rows := list{id: p.ID, pieces: make([][]byte, len(p.Rows))}
			for i, r := range p.Rows {
				rows.pieces[i] = marshal(r)
			}
			s.parts = append(s.parts, rows)
		}
	}
	s.head = marshal(h)
	for _, l := range v.Lines {
		s.lines.pieces = append(s.lines.pieces, marshal(l))
	}
	return s
}

// marshal is a value of ours as JSON, on one line.
func marshal(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		return []byte("null") // no value of these types
	}
	return text
}

// rows gives the pieces of a part.
func (s *state) rows(id string) [][]byte {
	for _, l := range s.parts {
		if l.id == id {
			return l.pieces
		}
	}
	return nil
}

// change is what leads from one state to the next, as JSON in pieces; nil for
// nothing. From nil it is all of the state.
func change(from, to *state) [][]byte {
	if from == nil {
		from = &state{}
	}
	var out [][]byte
	field := func(name string, value []byte) {
		open := `,"`
		if len(out) == 0 {
			open = `{"`
		}
		out = append(out, []byte(open+name+`":`), value)
	}
	if !bytes.Equal(from.words, to.words) {
		field("words", to.words)
	}
	if !bytes.Equal(from.head, to.head) {
		field("head", to.head)
	}
	var parts [][]byte
	for _, p := range to.parts {
		if splice := spliced(from.rows(p.id), p.pieces); splice != nil {
			between := `,{"id":`
			if parts == nil {
				between = `[{"id":`
			}
			parts = append(append(parts, []byte(between), marshal(p.id), []byte(`,`)), splice...)
		}
	}
	if parts != nil {
		field("parts", nil)
		out = append(append(out, parts...), []byte("]"))
	}
	if splice := spliced(from.lines.pieces, to.lines.pieces); splice != nil {
		field("lines", []byte("{"))
		out = append(out, splice...)
	}
	if out == nil {
		return nil
	}
	return append(out, []byte("}"))
}

// spliced is the one cut that makes a list from another: where, how many go, and what
// comes; nil where they are equal.
func spliced(from, to [][]byte) [][]byte {
	at := 0
	for at < len(from) && at < len(to) && bytes.Equal(from[at], to[at]) {
		at++
	}
	end := 0
	for end < len(from)-at && end < len(to)-at && bytes.Equal(from[len(from)-1-end], to[len(to)-1-end]) {
		end++
	}
	if at == len(from) && at == len(to) {
		return nil
	}
	out := [][]byte{fmt.Appendf(nil, `"at":%d,"drop":%d,"rows":[`, at, len(from)-end-at)}
	for i, piece := range to[at : len(to)-end] {
		if i > 0 {
			out = append(out, []byte(","))
		}
		out = append(out, piece)
	}
	return append(out, []byte("]}"))
}

// The changes that are kept for browsers that are behind by a few: so many, and so
// many bytes of them.
const (
	maxChanges     = 200
	maxChangeBytes = 1 << 20
)

// A history is the latest state, and the changes that led to it.
type history struct {
	epoch   string // unlike that of any other page
	version uint64 // of latest; 0 for none
	latest  *state
	changes [][][]byte // to the latest len(changes) versions
	sizes   []int
	size    int
}

// add makes a state the latest.
func (h *history) add(s *state) {
	c := change(h.latest, s)
	if c == nil && h.latest != nil {
		return
	}
	h.version++
	h.latest = s
	size := 0
	for _, piece := range c {
		size += len(piece)
	}
	h.changes, h.sizes, h.size = append(h.changes, c), append(h.sizes, size), h.size+size
	for len(h.changes) > maxChanges || h.size > maxChangeBytes && len(h.changes) > 0 {
		h.size -= h.sizes[0]
		h.changes[0] = nil
		h.changes, h.sizes = h.changes[1:], h.sizes[1:]
	}
}

// since is what a browser that has a version is to be told: the changes, or all of
// the latest state.
func (h *history) since(version uint64) (messages [][][]byte, all bool) {
	behind := h.version - version
	if version == 0 || version > h.version || behind > uint64(len(h.changes)) {
		return [][][]byte{change(nil, h.latest)}, true
	}
	return h.changes[uint64(len(h.changes))-behind:], false
}

// id names a version, for Last-Event-ID.
func (h *history) id(version uint64) string {
	return h.epoch + "-" + strconv.FormatUint(version, 10)
}

// parseID is the version that an id names, 0 for one of another page or none.
func (h *history) parseID(id string) uint64 {
	epoch, number, _ := strings.Cut(id, "-")
	version, err := strconv.ParseUint(number, 10, 64)
	if err != nil || epoch != h.epoch {
		return 0
	}
	return version
}

func newEpoch() string { return rand.Text() }
