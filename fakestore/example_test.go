package fakestore_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"labsh/fakestore"
)

// A store on a port that the kernel chose, and a client of it.
func Example() {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	server := fakestore.Serve(ln, fakestore.NewHandler(fakestore.NewStore()))
	defer server.Stop(ctx)

	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	client := &fakestore.Client{BaseURL: server.URL(), HTTP: &http.Client{Transport: transport}}

	answer, err := client.AddProduct(ctx, []byte(`{"title":"test product","price":13.5}`))
	if err != nil {
		panic(err)
	}
	fmt.Println(answer.Status, answer.Reason)
	fmt.Println(string(answer.Body))
	answer, err = client.Product(ctx, 21)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(answer.Body))
	// Output:
	// 201 Created
	// {"id":21,"title":"test product","price":13.5}
	// null
}

// Each answer comes as it was sent, whatever its status.
func ExampleClient() {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	server := fakestore.Serve(ln, fakestore.NewHandler(fakestore.NewStore()))
	defer server.Stop(ctx)
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	client := &fakestore.Client{BaseURL: server.URL(), HTTP: &http.Client{Transport: transport}}

	march := time.Date(2020, 3, 1, 0, 0, 0, 0, time.UTC)
	for _, ask := range []func() (*fakestore.Answer, error){
		func() (*fakestore.Answer, error) { return client.Categories(ctx) },
		func() (*fakestore.Answer, error) {
			return client.Products(ctx, fakestore.Limit(2), fakestore.Descending())
		},
		func() (*fakestore.Answer, error) {
			return client.Carts(ctx, fakestore.UserID(1), fakestore.From(march), fakestore.Before(march))
		},
		func() (*fakestore.Answer, error) { return client.Login(ctx, "nobody", "wrong") },
	} {
		answer, err := ask()
		if err != nil {
			panic(err)
		}
		fmt.Println(answer.OK(), answer.Status, answer.Method, len(answer.Body) > 2)
	}
	// Output:
	// true 200 GET true
	// true 200 GET true
	// true 200 GET false
	// false 401 POST true
}

func ExampleStore_Remember() {
	store := fakestore.NewStore()
	path := "store-example.json"
	defer os.Remove(path)
	if err := store.Remember(fakestore.File(path)); err != nil {
		panic(err)
	}
	defer store.Forget() // lets go of the file
	products, carts, users := store.Counts()
	fmt.Println(store.Mode(), products, carts, users)
	// Output: remember 20 7 10
}
