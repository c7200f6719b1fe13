package projector

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"labsh/shell/ladder"
	"labsh/shell/locale"
)

// told is what a browser knows, kept as the page's script keeps it.
type told struct {
	words json.RawMessage
	head  struct {
		Title string
		Parts []struct{ ID string }
	}
	rows  map[string][]json.RawMessage
	lines []json.RawMessage
}

func (b *told) hear(t *testing.T, pieces [][]byte) {
	t.Helper()
	var m struct {
		Words json.RawMessage
		Head  json.RawMessage
		Parts []struct {
			ID       string
			At, Drop int
			Rows     []json.RawMessage
		}
		Lines *struct {
			At, Drop int
			Rows     []json.RawMessage
		}
	}
	if err := json.Unmarshal(bytes.Join(pieces, nil), &m); err != nil {
		t.Fatalf("%v in %s", err, bytes.Join(pieces, nil))
	}
	if m.Words != nil {
		b.words = m.Words
	}
	if m.Head != nil {
		b.head.Parts = nil
		if err := json.Unmarshal(m.Head, &b.head); err != nil {
			t.Fatal(err)
		}
		kept := map[string][]json.RawMessage{}
		for _, p := range b.head.Parts {
			kept[p.ID] = b.rows[p.ID]
		}
		b.rows = kept
	}
	for _, p := range m.Parts {
		b.rows[p.ID] = slices.Replace(slices.Clone(b.rows[p.ID]), p.At, p.At+p.Drop, p.Rows...)
	}
	if m.Lines != nil {
		b.lines = slices.Replace(slices.Clone(b.lines), m.Lines.At, m.Lines.At+m.Lines.Drop, m.Lines.Rows...)
	}
}

func (b *told) equal(s *state) bool {
	same := func(a []json.RawMessage, b [][]byte) bool {
		return slices.EqualFunc(a, b, func(x json.RawMessage, y []byte) bool { return bytes.Equal(x, y) })
	}
	if !bytes.Equal(b.words, s.words) || !same(b.lines, s.lines.pieces) || len(b.rows) != len(s.parts) {
		return false
	}
	for _, p := range s.parts {
		if !same(b.rows[p.id], p.pieces) {
			return false
		}
	}
	return true
}

// random changes a view somewhere.
func random(r *rand.Rand, v *View) {
	row := func() *ladder.Row {
		return &ladder.Row{ID: fmt.Sprint(r.Uint32()), Arrow: &ladder.Arrow{Kind: ladder.Data, Label: fmt.Sprint(r.IntN(9)), Data: []byte("\x00</script>")}}
	}
	if v.Diagram == nil {
		v.Diagram = &ladder.Diagram{}
	}
	d := *v.Diagram
	d.Parts = slices.Clone(d.Parts)
	v.Lines = slices.Clone(v.Lines)
	switch n := r.IntN(9); {
	case n == 0 || len(d.Parts) == 0:
		d.Parts = slices.Insert(d.Parts, r.IntN(len(d.Parts)+1), &ladder.Part{ID: fmt.Sprint("p", r.Uint32())})
	case n == 1:
		i := r.IntN(len(d.Parts))
		d.Parts = slices.Delete(d.Parts, i, i+1)
	case n == 2:
		v.Lang = locale.Lang(r.IntN(2))
	case n == 3:
		v.Lines = append(v.Lines, Line{ID: uint64(r.Uint32()), Text: "send x"})
	case n == 4 && len(v.Lines) > 0:
		v.Lines[r.IntN(len(v.Lines))].Value = fmt.Sprint(r.IntN(99))
	case n == 5 && len(v.Lines) > 0:
		v.Lines = v.Lines[r.IntN(len(v.Lines)):]
	default:
		i := r.IntN(len(d.Parts))
		p := *d.Parts[i]
		p.Rows = slices.Clone(p.Rows)
		switch k := r.IntN(len(p.Rows) + 1); {
		case n == 6 && k < len(p.Rows):
			p.Rows[k] = row()
		case n == 7 && k < len(p.Rows):
			p.Rows = slices.Delete(p.Rows, k, k+1)
		default:
			p.Rows = slices.Insert(p.Rows, k, row())
		}
		d.Parts[i] = &p
	}
	v.Diagram = &d
}

// Whoever has heard some version, and then the changes, knows what the latest state is.
func TestChanges(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		h := history{epoch: "e"}
		v := View{}
		browsers := map[*told]uint64{}
		for range 120 {
			for range r.IntN(3) + 1 {
				random(r, &v)
			}
			h.add(stateOf(v))
			if r.IntN(4) == 0 {
				browsers[&told{}] = 0
			}
			for b, version := range browsers {
				if r.IntN(3) > 0 {
					continue // it is behind
				}
				messages, all := h.since(version)
				if all {
					*b = told{}
				}
				for _, m := range messages {
					b.hear(t, m)
				}
				browsers[b] = h.version
				if !b.equal(h.latest) {
					t.Fatalf("seed %d, version %d after %d (all %v): %+v", seed, h.version, version, all, b)
				}
			}
		}
	}
}

// Of changes as many are kept as a bound allows; who is further behind hears all.
func TestHistoryIsBounded(t *testing.T) {
	t.Parallel()
	h := history{epoch: "e"}
	v := View{}
	for i := range 3 * maxChanges {
		v.Lines = []Line{{ID: uint64(i + 1)}}
		h.add(stateOf(v))
	}
	if len(h.changes) != maxChanges || h.version != 3*maxChanges {
		t.Errorf("%d changes, version %d", len(h.changes), h.version)
	}
	for behind, wantAll := range map[uint64]bool{1: false, maxChanges: false, maxChanges + 1: true} {
		if messages, all := h.since(h.version - behind); all != wantAll || !all && uint64(len(messages)) != behind {
			t.Errorf("%d behind: %d messages, all %v", behind, len(messages), all)
		}
	}
	for _, version := range []uint64{0, h.version + 1} {
		if _, all := h.since(version); !all {
			t.Errorf("version %d is none of ours", version)
		}
	}
	large := bytes.Repeat([]byte("x"), maxChangeBytes/4)
	for i := range 20 {
		v.Lines = []Line{{ID: uint64(i), Text: string(large)}}
		h.add(stateOf(v))
	}
	if h.size > maxChangeBytes || len(h.changes) > 4 || len(h.changes) == 0 {
		t.Errorf("%d changes of %d bytes", len(h.changes), h.size)
	}
	same := h.version
	h.add(stateOf(v))
	if h.version != same {
		t.Error("what is equal is another version")
	}
	for id, want := range map[string]uint64{h.id(7): 7, "f-7": 0, "": 0, "e-x": 0, "e": 0, "e-18446744073709551616": 0} {
		if got := h.parseID(id); got != want {
			t.Errorf("%q: %d", id, got)
		}
	}
}
