package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
)

// draw puts the mutants into the order in which a run takes them: any first
// part of it has of each function a share in proportion to its mutants. A
// mutant's place comes from the seed, its function's name and what is changed,
// so that it does not depend on the file where the function stands.
func draw(all []mutant, seed int64) []mutant {
	type ticket struct {
		mutant
		order, within uint64
		place         float64
	}
	type function struct{ file, name string }
	of := map[function][]*ticket{}
	tickets := make([]*ticket, 0, len(all))
	seen := map[string]int{} // the same text twice in one function
	for _, m := range all {
		text := m.function + "\x00" + m.what
		sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%d", seed, text, seen[text]))
		seen[text]++
		t := &ticket{mutant: m, order: binary.BigEndian.Uint64(sum[:]), within: binary.BigEndian.Uint64(sum[8:])}
		tickets = append(tickets, t)
		f := function{m.file, m.function}
		of[f] = append(of[f], t)
	}
	for _, same := range of {
		slices.SortFunc(same, func(a, b *ticket) int { return cmp.Compare(a.order, b.order) })
		for i, t := range same {
			const all = 1 << 64
			t.place = (float64(i) + float64(t.within)/all) / float64(len(same))
		}
	}
	slices.SortFunc(tickets, func(a, b *ticket) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.order, b.order))
	})
	drawn := make([]mutant, len(tickets))
	for i, t := range tickets {
		drawn[i] = t.mutant
	}
	return drawn
}
