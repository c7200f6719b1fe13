// Package catalogue holds what a new store is filled with: twenty products,
// seven carts and ten users, as JSON that anyone can read and edit.
//
// The texts are labsh's own. Identifiers, categories, prices and ratings are
// those of the public fake store, so that an exercise written for that one
// gives the same numbers here.
package catalogue

import _ "embed"

// Products, Carts and Users are each a JSON array of objects, one object a
// line, in the order of their id.
var (
	//go:embed products.json
	Products string

	//go:embed carts.json
	Carts string

	//go:embed users.json
	Users string
)
