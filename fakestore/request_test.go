package fakestore_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkRequest asks h for anything at all and checks what holds for every
// answer.
func checkRequest(t *testing.T, h http.Handler, method, target, media, body string) {
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return // net/http answers 400 by itself
	}
	req := httptest.NewRequest("GET", "/", strings.NewReader(body))
	req.Method, req.URL = method, u
	req.Header.Set("Content-Type", media)
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, req)
	answer := rec.Body.String()
	if method != "HEAD" && rec.Code != 204 && rec.Code != 304 && rec.Header().Get("Content-Length") != strconv.Itoa(len(answer)) {
		t.Errorf("Content-Length %s, body of %d bytes", rec.Header().Get("Content-Length"), len(answer))
	}
	if method != "HEAD" && strings.HasPrefix(rec.Header().Get("Content-Type"), "application/json") {
		if !json.Valid([]byte(answer)) || !utf8.ValidString(answer) {
			t.Errorf("no JSON: %q", answer)
		}
	}
	switch rec.Code {
	case 200, 201, 204, 304, 400, 401, 404, 413, 415:
	default:
		t.Errorf("status %d", rec.Code)
	}
}
