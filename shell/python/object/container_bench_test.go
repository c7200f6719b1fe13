package object

import (
	"math/big"
	"strconv"
	"testing"
)

func BenchmarkRangeIteration(b *testing.B) {
	r := NewRange(new(big.Int), big.NewInt(int64(b.N)), big.NewInt(1))
	it, err := Iter(nil, r)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for {
		if v, _ := it.Next(nil); v == nil {
			return
		}
	}
}

func BenchmarkListAppend(b *testing.B) {
	l := NewList()
	for i := range b.N {
		if i%1_000_000 == 0 {
			l.Elems = l.Elems[:0]
		}
		if err := l.Append(True); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkListIndex(b *testing.B) {
	l := NewList(Int(1), Int(2), Int(3))
	for b.Loop() {
		if _, err := GetItem(nil, l, Int(1)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDictStr(b *testing.B) {
	benchmarkDict(b, func(i int) Value { return Str(strconv.Itoa(i)) })
}
func BenchmarkDictInt(b *testing.B) { benchmarkDict(b, func(i int) Value { return Int(i) }) }
func BenchmarkDictTuple(b *testing.B) {
	benchmarkDict(b, func(i int) Value { return NewTuple(Int(i)) })
}

func benchmarkDict(b *testing.B, key func(int) Value) {
	const n = 1000
	keys := make([]Value, n)
	d := NewDict()
	for i := range keys {
		keys[i] = key(i)
	}
	i := 0
	for b.Loop() {
		k := keys[i%n]
		i++
		if err := d.Set(nil, k, True); err != nil {
			b.Fatal(err)
		}
		if _, ok, err := d.Get(nil, k); !ok || err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSetAdd(b *testing.B) {
	s := newSet(SetType)
	i := int64(0)
	for b.Loop() {
		if err := s.Add(nil, NewInt(i%1000)); err != nil {
			b.Fatal(err)
		}
		i += 7
	}
}

func BenchmarkSortInts(b *testing.B) {
	elems := make([]Value, 1000)
	for b.Loop() {
		for i := range elems {
			elems[i] = Int(i * 7919 % 1009)
		}
		if err := SortElems(nil, elems, nil, false); err != nil {
			b.Fatal(err)
		}
	}
}
