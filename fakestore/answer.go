package fakestore

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/tidwall/gjson"

	"labsh/fakestore/extract"
)

// null is the answer about a document that is not there, with status 200, as
// the public store's.
const null = "null"

func (h *Handler) list(r *http.Request, k kind) reply {
	docs := h.store.now.Load()[k]
	query := r.URL.Query()
	if k == carts {
		if user := query["userId"]; len(user) > 0 && user[0] != "" {
			docs = ofUser(docs, user[0])
		}
		dated, ok := between(docs, query)
		if !ok {
			return badRequest("startdate and enddate should be dates, such as 2020-03-01")
		}
		docs = dated
	}
	return okJSON(joinDocuments(arrange(docs, query)))
}

func (h *Handler) userCarts(r *http.Request, user string) reply {
	if _, ok := parseIdent(user); !ok {
		return badRequest("user id should be provided")
	}
	docs, ok := between(ofUser(h.store.now.Load()[carts], user), r.URL.Query())
	if !ok {
		return badRequest("startdate and enddate should be dates, such as 2020-03-01")
	}
	return okJSON(joinDocuments(arrange(docs, r.URL.Query())))
}

func (h *Handler) categories() reply {
	var names []string
	for _, d := range h.store.now.Load()[products] {
		if c := gjson.Get(d.raw, "category"); c.Type == gjson.String {
			names = append(names, c.String())
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	for i, name := range names {
		names[i] = extract.Quote(name)
	}
	return okJSON("[" + strings.Join(names, ",") + "]")
}

func (h *Handler) category(r *http.Request, name string) reply {
	var docs []document
	for _, d := range h.store.now.Load()[products] {
		if gjson.Get(d.raw, "category").String() == name {
			docs = append(docs, d)
		}
	}
	return okJSON(joinDocuments(arrange(docs, r.URL.Query())))
}

func (h *Handler) get(k kind, id ident) reply {
	c := h.store.now.Load()
	if i := c.index(k, id.n); i >= 0 {
		return okJSON(c[k][i].raw)
	}
	return okJSON(null)
}

// add answers POST. A store in mode Fake gives the same id every time.
func (h *Handler) add(w http.ResponseWriter, r *http.Request, k kind) reply {
	sent, err := readFields(w, r)
	if err != nil {
		return refused(err)
	}
	var body string
	if h.store.Mode() == Fake {
		id := max(h.store.now.Load().nextID(k), schemas[k].firstNew)
		body = sent.pick(strconv.FormatInt(id, 10), schemas[k].fields)
		return inJSON(http.StatusCreated, body)
	}
	err = h.store.change(func(c *content) (*content, error) {
		id := c.nextID(k)
		if id > maxIdent {
			return nil, ErrFull
		}
		body = sent.pick(strconv.FormatInt(id, 10), schemas[k].fields)
		return c.with(k, append(slices.Clip(c[k]), document{id, body})), nil
	})
	if err != nil {
		return unkept(err)
	}
	return inJSON(http.StatusCreated, body)
}

// edit answers PUT and PATCH. A store in mode Fake echoes what was sent. One
// that remembers answers with the document as it now is: PUT replaces the
// fields that can be set, or makes the document; PATCH changes those sent, and
// answers null when there is no such document.
func (h *Handler) edit(w http.ResponseWriter, r *http.Request, k kind, id ident) reply {
	sent, err := readFields(w, r)
	if err != nil {
		return refused(err)
	}
	if h.store.Mode() == Fake {
		return okJSON(sent.pick(id.text, schemas[k].fields))
	}
	if !id.storable() {
		return badRequest(schemas[k].singular + " id should be a whole number from 1 to " + strconv.FormatInt(maxIdent, 10))
	}
	body := null
	err = h.store.change(func(c *content) (*content, error) {
		i := c.index(k, id.n)
		switch {
		case i >= 0:
			body = merge(c[k][i].raw, sent, schemas[k].fields, r.Method == http.MethodPut)
			docs := slices.Clone(c[k])
			docs[i].raw = body
			return c.with(k, docs), nil
		case r.Method == http.MethodPut:
			body = sent.pick(id.text, schemas[k].fields)
			return c.with(k, append(slices.Clip(c[k]), document{id.n, body})), nil
		default:
			return nil, nil
		}
	})
	if err != nil {
		return unkept(err)
	}
	return okJSON(body)
}

// merge gives old with the settable fields of sent in it, in old's order, new
// ones last. With replace, settable fields that were not sent are dropped.
func merge(old string, sent fields, settable []string, replace bool) string {
	var members []string
	had := make(map[string]bool)
	gjson.Parse(old).ForEach(func(key, value gjson.Result) bool {
		name, raw := key.String(), value.Raw
		had[name] = true
		if slices.Contains(settable, name) {
			if text, ok := sent[name]; ok {
				raw = text
			} else if replace {
				return true
			}
		}
		members = append(members, extract.Quote(name)+":"+raw)
		return true
	})
	for _, name := range settable {
		if raw, ok := sent[name]; ok && !had[name] {
			members = append(members, extract.Quote(name)+":"+raw)
		}
	}
	return "{" + strings.Join(members, ",") + "}"
}

// remove answers DELETE with the document, which a store in mode Fake keeps.
func (h *Handler) remove(k kind, id ident) reply {
	if h.store.Mode() == Fake {
		return h.get(k, id)
	}
	body := null
	err := h.store.change(func(c *content) (*content, error) {
		i := c.index(k, id.n)
		if i < 0 {
			return nil, nil
		}
		body = c[k][i].raw
		return c.with(k, slices.Delete(slices.Clone(c[k]), i, i+1)), nil
	})
	if err != nil {
		return unkept(err)
	}
	return okJSON(body)
}
