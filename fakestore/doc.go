// Package fakestore is a small shop behind a REST API, for classes that learn
// HTTP: products, carts, users and a login, compatible with the public fake
// store API and embedded whole, so that it works offline.
//
// Two parts stand on their own:
//
//   - [Store] holds the documents and [Handler] answers HTTP requests about
//     them; [Serve] runs a handler on a listener and stops cleanly. [Website]
//     adds a home page.
//   - [Client] talks to such a store, this one or the public one, and gives
//     each answer as it came: status, headers, raw bytes.
//
// Package [labsh/fakestore/extract] takes such answers apart.
//
// Nothing here prints. A store in its usual mode changes nothing, whatever it
// is asked; [Store.Remember] makes changes last.
package fakestore
