package requests

import (
	"fmt"
	"net"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// requestURL is an http or https URL as requests prepares it: every part is
// percent-encoded.
type requestURL struct {
	scheme, user, host, port string // host without brackets, port as written
	path, query, fragment    string
	hasQuery, hasFragment    bool
	hasUser                  bool
}

// authority is the host with its port, as the Host header has it.
func (u *requestURL) authority() string {
	host := u.host
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if u.port != "" && u.port != u.standardPort() {
		host += ":" + u.port
	}
	return host
}

func (u *requestURL) standardPort() string {
	if u.scheme == "https" {
		return "443"
	}
	return "80"
}

// address is what is dialled.
func (u *requestURL) address() string {
	port := u.port
	if port == "" {
		port = u.standardPort()
	}
	return net.JoinHostPort(u.host, port)
}

// target is the path and query of the request line.
func (u *requestURL) target() string {
	if u.hasQuery {
		return u.path + "?" + u.query
	}
	return u.path
}

func (u *requestURL) String() string {
	s := u.scheme + "://"
	if u.hasUser {
		s += u.user + "@"
	}
	host := u.host
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	s += host
	if u.port != "" {
		s += ":" + u.port
	}
	s += u.target()
	if u.hasFragment {
		s += "#" + u.fragment
	}
	return s
}

// readURL prepares a URL that the program gave, params added to its query.
//
// Source: requests' PreparedRequest.prepare_url.
func readURL(t *object.Thread, raw string, params object.Value) (*requestURL, error) {
	raw = strings.TrimLeft(raw, " \t\n\r\f\v")
	shown, err := object.Repr(t, object.Str(raw))
	if err != nil {
		return nil, err
	}
	if strings.Contains(raw, ":") && !strings.HasPrefix(strings.ToLower(raw), "http") {
		return nil, object.Errorf(exceptions().invalidSchema, "No connection adapters were found for %s", shown)
	}
	scheme, rest, ok := strings.Cut(raw, "://")
	if !ok {
		return nil, object.Errorf(exceptions().missingSchema, "Invalid URL %s: No scheme supplied. Perhaps you meant https://%s?", shown, raw)
	}
	u := &requestURL{scheme: strings.ToLower(scheme)}
	rest, u.fragment, u.hasFragment = strings.Cut(rest, "#")
	rest, u.query, u.hasQuery = strings.Cut(rest, "?")
	authority := rest
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		authority, u.path = rest[:i], rest[i:]
	}
	if !u.readAuthority(authority) {
		return nil, object.Errorf(exceptions().invalidURL, "Failed to parse: %s", raw)
	}
	if u.host == "" {
		return nil, object.Errorf(exceptions().invalidURL, "Invalid URL %s: No host supplied", shown)
	}
	if err := u.encodeHost(); err != nil {
		return nil, err
	}
	if u.scheme != "http" && u.scheme != "https" {
		return nil, object.Errorf(exceptions().invalidSchema, "No connection adapters were found for %s", shown)
	}
	if u.path = withoutDots(u.path); u.path == "" {
		u.path = "/"
	}
	more, err := encodeParams(t, params)
	if err != nil {
		return nil, err
	}
	if more != "" {
		if u.query != "" {
			more = u.query + "&" + more
		}
		u.query, u.hasQuery = more, true
	}
	u.hasQuery, u.hasFragment = u.query != "", u.fragment != ""
	u.path, u.query, u.fragment = requote(encoded(u.path, "@/")), requote(encoded(u.query, "@/?")), requote(encoded(u.fragment, "@/?"))
	return u, nil
}

// readAuthority reads user@host:port; false when it is malformed.
func (u *requestURL) readAuthority(s string) bool {
	if i := strings.LastIndexByte(s, '@'); i >= 0 {
		u.user, u.hasUser, s = s[:i], true, s[i+1:]
	}
	u.host = s
	if strings.HasPrefix(s, "[") {
		end := strings.IndexByte(s, ']')
		if end < 0 || net.ParseIP(s[1:end]) == nil {
			return false
		}
		u.host, s = s[1:end], s[end+1:]
		if s != "" && s[0] != ':' {
			return false
		}
		u.port = strings.TrimPrefix(s, ":")
	} else if i := strings.IndexByte(s, ':'); i >= 0 {
		u.host, u.port = s[:i], s[i+1:]
	}
	if u.port == "" {
		return !strings.ContainsAny(u.host, " []\\")
	}
	n, err := strconv.ParseUint(u.port, 10, 32)
	u.port = fmt.Sprint(n)
	return err == nil && n <= 65535 && !strings.ContainsAny(u.host, " []\\")
}

func (u *requestURL) encodeHost() error {
	invalid := object.Errorf(exceptions().invalidURL, "URL has an invalid label.")
	u.host = strings.ToLower(u.host)
	for i := range len(u.host) {
		if u.host[i] >= utf8.RuneSelf {
			host, err := idna.Lookup.ToASCII(u.host)
			if err != nil {
				return invalid
			}
			u.host = host
			return nil
		}
	}
	if u.host[0] == '*' || u.host[0] == '.' {
		return invalid
	}
	return nil
}

// withoutDots resolves . and .. in a path (RFC 3986, section 5.2.4).
func withoutDots(path string) string {
	if !strings.Contains(path, "/.") {
		return path
	}
	var out []string
	segments := strings.Split(path, "/")
	for i, s := range segments {
		last := i == len(segments)-1
		switch s {
		case ".":
		case "..":
			if len(out) > 1 {
				out = out[:len(out)-1]
			}
		default:
			out = append(out, s)
			continue
		}
		if last {
			out = append(out, "")
		}
	}
	return strings.Join(out, "/")
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// encoded encodes what may not stand in a part of a URL, where others than the usual
// characters may, too. What is encoded already is left alone if every % belongs to such.
//
// Source: urllib3.util.url._encode_invalid_chars.
func encoded(part, others string) string {
	if part == "" {
		return ""
	}
	escapes := 0
	for i := range len(part) {
		if isEscape(part[i:]) {
			escapes++
		}
	}
	keep := escapes == strings.Count(part, "%")
	var b strings.Builder
	for i := 0; i < len(part); i++ {
		switch c := part[i]; {
		case isEscape(part[i:]):
			if b.WriteByte('%'); !keep {
				b.WriteString("25")
			}
			b.WriteString(strings.ToUpper(part[i+1 : i+3]))
			i += 2
		case unreserved(c) || strings.IndexByte("!$&'()*+,;=:", c) >= 0 || strings.IndexByte(others, c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// isEscape reports whether s begins with a percent-encoded octet.
func isEscape(s string) bool { return len(s) > 2 && s[0] == '%' && isHex(s[1]) && isHex(s[2]) }

// requote encodes what may not stand in a URI and leaves alone what is encoded
// already.
//
// Source: requests.utils.requote_uri.
func requote(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case isEscape(s[i:]):
			n, _ := strconv.ParseUint(s[i+1:i+3], 16, 8) // two hexadecimal digits
			if unreserved(byte(n)) {
				b.WriteByte(byte(n))
			} else {
				b.WriteString(strings.ToUpper(s[i : i+3]))
			}
			i += 2
		case unreserved(c) || strings.IndexByte("!#$&'()*+,/:;=?@[]", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }

// quotePlus is urllib.parse.quote_plus.
func quotePlus(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case unreserved(c):
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('+')
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// encodeParams gives params or form data as a query: text and bytes as they
// are, a mapping or pairs encoded, with None left out and lists repeated.
func encodeParams(t *object.Thread, v object.Value) (string, error) {
	if !native.Given(v) {
		return "", nil
	}
	if s, ok := native.Text(v); ok {
		return s, nil
	}
	pairs, err := keyValues(t, v)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, pair := range pairs {
		k, values := pair[0], []object.Value{pair[1]}
		if _, text := native.Text(pair[1]); !text && pair[1].Type().Iter != nil {
			if values, err = object.Elements(t, pair[1]); err != nil {
				return "", err
			}
		}
		for _, v := range values {
			if v == object.None {
				continue
			}
			key, err := textOf(t, k)
			if err != nil {
				return "", err
			}
			value, err := textOf(t, v)
			if err != nil {
				return "", err
			}
			parts = append(parts, quotePlus(key)+"="+quotePlus(value))
		}
	}
	return strings.Join(parts, "&"), nil
}

func textOf(t *object.Thread, v object.Value) (string, error) {
	if s, ok := native.Text(v); ok {
		return s, nil
	}
	return object.ToStr(t, v)
}

// keyValues gives the items of a mapping, or the pairs of a list.
func keyValues(t *object.Thread, v object.Value) ([][2]object.Value, error) {
	switch x := v.(type) {
	case *headerDict:
		v = x.plain()
	case *cookieJar:
		v = x.plain()
	}
	var pairs [][2]object.Value
	if d, ok := v.(*object.Dict); ok {
		for k, v, i := d.At(0); k != nil; k, v, i = d.At(i) {
			pairs = append(pairs, [2]object.Value{k, v})
		}
		return pairs, nil
	}
	if v.Type().Iter == nil {
		return nil, object.Errorf(object.TypeError, "'%s' object is not iterable", v.Type().Name)
	}
	err := object.Iterate(t, v, func(e object.Value) error {
		kv, err := object.Elements(t, e)
		if err != nil {
			return err
		}
		if len(kv) != 2 {
			return object.Errorf(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(kv))
		}
		pairs = append(pairs, [2]object.Value{kv[0], kv[1]})
		return nil
	})
	return pairs, err
}
