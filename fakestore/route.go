package fakestore

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
)

// A Handler answers the store's REST API over HTTP.
//
// It routes by itself: http.ServeMux answers 405 where this API answers 404,
// redirects //products and does not know /products/.
type Handler struct {
	store *Store
	clock func() time.Time
	kept  atomic.Pointer[replays] // of one content
}

// NewHandler returns a handler for s.
func NewHandler(s *Store) *Handler { return &Handler{store: s, clock: time.Now} }

// ServeHTTP answers any request; none makes it wait for more than the
// request's own body.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Access-Control-Allow-Origin", "*")
	if r.Method == http.MethodOptions {
		header.Set("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE")
		header.Set("Vary", "Access-Control-Request-Headers")
		if asked := r.Header.Get("Access-Control-Request-Headers"); asked != "" {
			header.Set("Access-Control-Allow-Headers", asked)
		}
		w.WriteHeader(http.StatusNoContent)
		return
	}
	now := h.replays() // before the content is looked at
	a := h.route(w, r)
	if c := connOf(r); c != nil && a.status == http.StatusOK && r.Method == http.MethodGet && r.Body == http.NoBody {
		c.target = now
	}
	a.send(w, r)
}

// replays implements replayer. When the content has changed since the last
// request, there are none.
func (h *Handler) replays() *replays {
	now := h.store.now.Load()
	r := h.kept.Load()
	if r == nil || r.of != now {
		r = &replays{of: now, answers: make(map[string]*replay)}
		h.kept.Store(r)
	}
	return r
}

// segments splits a path at its slashes, in which letter case does not
// matter but for the last segment of a category. One slash at the end is
// accepted; an empty segment elsewhere leads nowhere.
func segments(u *url.URL) (parts []string, ok bool) {
	path, ok := strings.CutPrefix(u.EscapedPath(), "/")
	if !ok {
		return nil, false
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(path, "/"), "/") {
		text, err := url.PathUnescape(part)
		if err != nil || text == "" {
			return nil, false
		}
		parts = append(parts, text)
	}
	return parts, true
}

// route finds what a request is about.
func (h *Handler) route(w http.ResponseWriter, r *http.Request) reply {
	parts, ok := segments(r.URL)
	if !ok || len(parts) > 3 {
		return cannot(r)
	}
	first := strings.ToLower(parts[0])
	if first == "auth" && len(parts) == 2 && strings.EqualFold(parts[1], "login") && r.Method == http.MethodPost {
		return h.login(w, r)
	}
	if first == "cart" && len(parts) == 1 && isRead(r) {
		first = "carts"
	}
	for k := range kinds {
		if first == schemas[k].plural {
			return h.collection(w, r, k, parts[1:])
		}
	}
	return cannot(r)
}

// collection answers for /products, /carts, /users and what is below them.
func (h *Handler) collection(w http.ResponseWriter, r *http.Request, k kind, rest []string) reply {
	switch {
	case len(rest) == 0 && isRead(r):
		return h.list(r, k)
	case len(rest) == 0 && r.Method == http.MethodPost:
		return h.add(w, r, k)
	case len(rest) == 1 && k == products && strings.EqualFold(rest[0], "categories") && isRead(r):
		return h.categories()
	case len(rest) == 1:
		return h.one(w, r, k, rest[0])
	case len(rest) != 2:
		return cannot(r)
	case k == products && strings.EqualFold(rest[0], "category") && isRead(r):
		return h.category(r, rest[1])
	case k == carts && strings.EqualFold(rest[0], "user") && isRead(r):
		return h.userCarts(r, rest[1])
	default:
		return cannot(r)
	}
}

// one answers for a single document: /products/1.
func (h *Handler) one(w http.ResponseWriter, r *http.Request, k kind, text string) reply {
	id, isNumber := parseIdent(text)
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodPatch, http.MethodDelete:
		if !isNumber {
			return badRequest(schemas[k].singular + " id should be provided")
		}
	default:
		return cannot(r)
	}
	switch r.Method {
	case http.MethodPut, http.MethodPatch:
		return h.edit(w, r, k, id)
	case http.MethodDelete:
		return h.remove(k, id)
	default:
		return h.get(k, id)
	}
}

func isRead(r *http.Request) bool {
	return r.Method == http.MethodGet || r.Method == http.MethodHead
}

// refused is the answer to a body that cannot be read.
func refused(err error) reply {
	var bad *bodyError
	if errors.As(err, &bad) {
		return inJSON(bad.status, bad.text)
	}
	return badRequest(err.Error())
}

// unkept is the answer to a change that could not be kept.
func unkept(err error) reply {
	status := http.StatusInternalServerError
	if errors.Is(err, ErrFull) {
		status = http.StatusInsufficientStorage
	}
	return inJSON(status, failure(err.Error()))
}
