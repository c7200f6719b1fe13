package httpwire_test

import (
	"fmt"
	"io"
	"net"
	"os"
	"strings"

	"labsh/netlab/httpwire"
)

// What is shown is what is sent.
func ExampleNew() {
	items, err := httpwire.ParseItems([]string{"X-lab:1", "limit==3", "title=test product", "price:=13.5"})
	if err != nil {
		panic(err)
	}
	r, err := httpwire.New(httpwire.Build{
		Method: "POST", Target: "/products", Host: "localhost:8080", UserAgent: "labsh/1.0", Items: items,
	})
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(strings.ReplaceAll(string(r.Bytes()), "\r\n", "\n"))
	// Output:
	// POST /products?limit=3 HTTP/1.1
	// Host: localhost:8080
	// User-Agent: labsh/1.0
	// Accept: */*
	// X-lab: 1
	// Content-Type: application/json
	// Content-Length: 40
	//
	// {"title": "test product", "price": 13.5}
}

// One answer is read, and what follows it stays.
func ExampleReader_ReadResponse() {
	here, there := net.Pipe()
	go func() {
		defer there.Close()
		io.WriteString(there, "HTTP/1.1 200 OK\r\nServer: lab\r\nContent-Length: 7\r\n\r\nBonjourHTTP/1.1 404")
	}()
	r := httpwire.NewReader(here)
	resp, err := r.ReadResponse(httpwire.Want{Method: "GET"})
	if err != nil {
		panic(err)
	}
	rest, err := io.ReadAll(r)
	if err != nil {
		panic(err)
	}
	fmt.Println(resp.StatusCode, resp.Reason, resp.Header.Get("server"))
	fmt.Printf("%s, then %q\n", resp.Body, rest)
	// Output:
	// 200 OK lab
	// Bonjour, then "HTTP/1.1 404"
}

func ExampleStatusOf() {
	s, _ := httpwire.StatusOf(413)
	fmt.Printf("%d %s, formerly %s (%s)\n", s.Code, s.Reason, s.Former, s.RFC)
	fmt.Println(httpwire.Class(s.Code) == 4)
	// Output:
	// 413 Content Too Large, formerly Request Entity Too Large (RFC 9110 §15.5.14)
	// true
}

// A request typed by hand, and why it had no answer.
func ExampleDiagnose() {
	sent := "GET / HTTP/1.1\r\nHost: localhost\r\n"
	fmt.Println(httpwire.Diagnose([]byte(sent), nil, nil).Cause)
	fmt.Println(httpwire.Diagnose([]byte(sent+"\r\n"), nil, nil))
	// Output:
	// http-missing-empty-line
	// <nil>
}

// What came, to the byte: of chunks, the sizes.
func ExampleResponse_Raw() {
	answer := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nBonjour\r\n0\r\n\r\n"
	resp, err := httpwire.NewReader(strings.NewReader(answer)).ReadResponse(httpwire.Want{Method: "GET"})
	if err != nil {
		panic(err)
	}
	fmt.Println(string(resp.Raw()) == answer)
	fmt.Printf("%q\n", resp.Raw()[resp.Head:])
	// Output:
	// true
	// "7\r\nBonjour\r\n0\r\n\r\n"
}
