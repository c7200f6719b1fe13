package fakestore

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
)

func (c *Client) get(ctx context.Context, path string, query ...Param) (*Answer, error) {
	return c.Do(ctx, http.MethodGet, path, query, nil)
}

// Products asks for the products.
func (c *Client) Products(ctx context.Context, query ...Param) (*Answer, error) {
	return c.get(ctx, "products", query...)
}

// Product asks for one product. The body is null when there is none.
func (c *Client) Product(ctx context.Context, id int) (*Answer, error) {
	return c.get(ctx, "products/"+strconv.Itoa(id))
}

// Categories asks for the names of the categories.
func (c *Client) Categories(ctx context.Context) (*Answer, error) {
	return c.get(ctx, "products/categories")
}

// Category asks for the products of one category.
func (c *Client) Category(ctx context.Context, name string, query ...Param) (*Answer, error) {
	return c.get(ctx, "products/category/"+url.PathEscape(name), query...)
}

// AddProduct sends a new product, as a JSON object.
func (c *Client) AddProduct(ctx context.Context, product []byte) (*Answer, error) {
	return c.Do(ctx, http.MethodPost, "products", nil, product)
}

// ReplaceProduct sends a whole product in the place of another.
func (c *Client) ReplaceProduct(ctx context.Context, id int, product []byte) (*Answer, error) {
	return c.Do(ctx, http.MethodPut, "products/"+strconv.Itoa(id), nil, product)
}

// UpdateProduct sends some fields of a product.
func (c *Client) UpdateProduct(ctx context.Context, id int, changed []byte) (*Answer, error) {
	return c.Do(ctx, http.MethodPatch, "products/"+strconv.Itoa(id), nil, changed)
}

// DeleteProduct removes a product, or says it does.
func (c *Client) DeleteProduct(ctx context.Context, id int) (*Answer, error) {
	return c.Do(ctx, http.MethodDelete, "products/"+strconv.Itoa(id), nil, nil)
}

// Carts asks for the carts.
func (c *Client) Carts(ctx context.Context, query ...Param) (*Answer, error) {
	return c.get(ctx, "carts", query...)
}

// Cart asks for one cart. The body is null when there is none.
func (c *Client) Cart(ctx context.Context, id int) (*Answer, error) {
	return c.get(ctx, "carts/"+strconv.Itoa(id))
}

// Users asks for the users.
func (c *Client) Users(ctx context.Context, query ...Param) (*Answer, error) {
	return c.get(ctx, "users", query...)
}

// User asks for one user. The body is null when there is none.
func (c *Client) User(ctx context.Context, id int) (*Answer, error) {
	return c.get(ctx, "users/"+strconv.Itoa(id))
}

// Login asks for a token.
func (c *Client) Login(ctx context.Context, username, password string) (*Answer, error) {
	body, err := json.Marshal(map[string]string{"username": username, "password": password})
	if err != nil {
		return nil, err
	}
	return c.Do(ctx, http.MethodPost, "auth/login", nil, body)
}
