package fakestore_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"

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
