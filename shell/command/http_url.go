package command

import (
	"errors"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"labsh/shell/command/literal"
	"labsh/shell/python/object"
)

// address is a URL, cut apart.
type address struct {
	scheme    string // http or https
	authority string // localhost:8080, as a Host header says it
	host      string
	port      int
	target    string // /path?query
	user      *url.Userinfo
}

// String is the URL without a user's password.
func (a *address) String() string { return a.scheme + "://" + a.authority + a.target }

// origin is what cookies and credentials belong to.
func (a *address) origin() string {
	return a.scheme + "://" + strings.ToLower(a.host) + ":" + strconv.Itoa(a.port)
}

var schemeWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*)://`) })

// readURL reads an http or https URL; the scheme may be left out, and the host
// too: ":8080/x".
func readURL(text string) (*address, error) {
	a := &address{scheme: "http", target: "/"}
	rest := text
	if m := schemeWord().FindStringSubmatch(text); m != nil {
		a.scheme, rest = strings.ToLower(m[1]), text[len(m[0]):]
	} else if strings.HasPrefix(text, ":") {
		rest = "localhost" + text
	}
	invalid := func(why string) error {
		return object.Errorf(object.ValueError, "Invalid URL %s: %s", literal.Repr(text), why)
	}
	if a.scheme != "http" && a.scheme != "https" {
		return nil, invalid("the scheme is http or https")
	}
	if i := strings.IndexByte(rest, '#'); i >= 0 {
		rest = rest[:i]
	}
	end := strings.IndexAny(rest, "/?")
	if end < 0 {
		end = len(rest)
	} else if a.target = rest[end:]; a.target[0] == '?' {
		a.target = "/" + a.target
	}
	u, err := url.Parse(a.scheme + "://" + rest[:end])
	if err != nil {
		var wrong *url.Error
		if errors.As(err, &wrong) {
			err = wrong.Err
		}
		return nil, invalid(err.Error())
	}
	if a.host = u.Hostname(); a.host == "" {
		return nil, invalid("No host supplied")
	}
	a.port = 80
	if a.scheme == "https" {
		a.port = 443
	}
	usual := strconv.Itoa(a.port)
	a.authority = strings.TrimSuffix(u.Host, ":")
	if port := u.Port(); port != "" && port != usual {
		if a.port, err = strconv.Atoi(port); err != nil || a.port > 65535 {
			return nil, object.Errorf(object.OverflowError, "port must be 0-65535.")
		}
	} else {
		a.authority = strings.TrimSuffix(a.authority, ":"+usual)
	}
	a.user = u.User
	return a, nil
}
