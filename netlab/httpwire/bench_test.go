package httpwire_test

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"labsh/netlab/httpwire"
)

// BenchmarkReadResponse compares with net/http, which keeps neither the raw
// bytes nor the headers' order, and reads ahead.
func BenchmarkReadResponse(b *testing.B) {
	body := strings.Repeat("0123456789abcdef", 512)
	head := "HTTP/1.1 200 OK\r\nServer: lab\r\nDate: Mon, 02 Mar 2020 00:00:00 GMT\r\nContent-Type: application/json\r\n"
	for name, text := range map[string]string{
		"length": head + fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body),
		"chunks": head + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat(fmt.Sprintf("400\r\n%s\r\n", body[:1024]), 8) + "0\r\n\r\n",
	} {
		for how, open := range map[string]func() io.Reader{
			"peek":  func() io.Reader { return &tape{[]byte(text), 1 << 20} },
			"plain": func() io.Reader { return plain(text) },
		} {
			b.Run(name+"/"+how, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					resp, err := httpwire.NewReader(open()).ReadResponse(httpwire.Want{})
					if err != nil || len(resp.Body) != len(body) {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(name+"/net-http", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				resp, err := http.ReadResponse(bufio.NewReader(plain(text)), nil)
				if err != nil {
					b.Fatal(err)
				}
				if got, err := io.ReadAll(resp.Body); err != nil || len(got) != len(body) {
					b.Fatal(err)
				}
			}
		})
	}
}
