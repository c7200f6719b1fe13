package extract_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"labsh/fakestore/catalogue"
	"labsh/fakestore/extract"
)

// manyProducts is the catalogue again and again, n products in all.
func manyProducts(n int) []byte {
	list := bytes.TrimSpace([]byte(catalogue.Products))
	list = list[1 : len(list)-1]
	var b bytes.Buffer
	b.WriteByte('[')
	for i := range n / 20 {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(list)
	}
	b.WriteByte(']')
	return b.Bytes()
}

func BenchmarkFields(b *testing.B) {
	for _, n := range []int{20, 100_000} {
		text := manyProducts(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				r, err := extract.Apply(text, extract.Fields{"description", "count"})
				if err != nil || len(r.Table.Rows) != n {
					b.Fatal(err)
				}
			}
		})
		// What a program without gjson does: decode into structs.
		b.Run(fmt.Sprint(n, "/encoding-json"), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				var rows []struct {
					Description string
					Rating      struct{ Count json.Number }
				}
				if err := json.Unmarshal(text, &rows); err != nil || len(rows) != n {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSort(b *testing.B) {
	text := manyProducts(100_000)
	for b.Loop() {
		if _, err := extract.Apply(text, extract.Sort{Field: "price"}); err != nil {
			b.Fatal(err)
		}
	}
}
