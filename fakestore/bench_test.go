package fakestore_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"

	"labsh/fakestore"
	"labsh/fakestore/catalogue"
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
				r, err := fakestore.Extract(text, fakestore.Fields{"description", "count"})
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
		if _, err := fakestore.Extract(text, fakestore.Sort{Field: "price"}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRequests compares the store with the least that net/http can do:
// the same bytes, from a handler that only writes them.
func BenchmarkRequests(b *testing.B) {
	store := fakestore.NewHandler(fakestore.NewStore())
	constant := []byte(catalogue.Products)
	bare := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Write(constant)
	})
	for _, one := range []struct {
		name, path string
		h          http.Handler
	}{{"products", "/products", store}, {"product", "/products/1", store}, {"bare", "/", bare}} {
		b.Run(one.name, func(b *testing.B) {
			ln, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				b.Fatal(err)
			}
			server := fakestore.Serve(ln, one.h)
			defer server.Stop(b.Context())
			transport := &http.Transport{}
			defer transport.CloseIdleConnections()
			client := &http.Client{Transport: transport}
			for b.Loop() {
				resp, err := client.Get(server.URL() + one.path)
				if err != nil {
					b.Fatal(err)
				}
				io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
		})
	}
}
