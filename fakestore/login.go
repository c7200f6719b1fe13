package fakestore

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"time"

	"github.com/tidwall/gjson"

	"labsh/fakestore/extract"
)

// TokenKey signs the tokens of POST /auth/login. It is no secret: a class may
// check a signature with it, and a token opens nothing.
const TokenKey = "secret_key"

// login answers POST /auth/login.
func (h *Handler) login(w http.ResponseWriter, r *http.Request) reply {
	sent, err := readFields(w, r)
	if err != nil {
		return refused(err)
	}
	username, password := gjson.Parse(sent["username"]), gjson.Parse(sent["password"])
	if blank(username) || blank(password) {
		return plain(http.StatusBadRequest, "username and password are not provided in JSON format")
	}
	for _, user := range h.store.now.Load()[users] {
		known := gjson.GetMany(user.raw, "username", "password")
		if username.Type == gjson.String && known[0].String() == username.String() &&
			password.Type == gjson.String && known[1].String() == password.String() {
			return inJSON(http.StatusCreated,
				`{"token":`+extract.Quote(token(user.id, username.String(), h.clock()))+`}`)
		}
	}
	return plain(http.StatusUnauthorized, "username or password is incorrect")
}

// blank tells what JavaScript takes for false: absent, null, false, 0 and "".
func blank(v gjson.Result) bool {
	switch v.Type {
	case gjson.Null, gjson.False:
		return true
	case gjson.Number:
		return v.Num == 0
	case gjson.String:
		return v.Str == ""
	default:
		return false
	}
}

// token is a JSON Web Token signed with HMAC-SHA256 (RFC 7519, RFC 7515).
func token(id int64, username string, issued time.Time) string {
	enc := base64.RawURLEncoding
	text := enc.EncodeToString([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." +
		enc.EncodeToString(fmt.Appendf(nil, `{"sub":%d,"user":%s,"iat":%d}`, id, extract.Quote(username), issued.Unix()))
	mac := hmac.New(sha256.New, []byte(TokenKey))
	mac.Write([]byte(text))
	return text + "." + enc.EncodeToString(mac.Sum(nil))
}
