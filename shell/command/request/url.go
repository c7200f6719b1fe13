package request

import (
	"errors"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/python/object"
)

// Target is where a request goes: a URL, cut apart.
type Target struct {
	Scheme    string // http or https
	Authority string // localhost:8080, as a Host header says it
	Host      string
	Port      int
	Path      string // /path?query
	User      *url.Userinfo
}

// String is the URL without a user's password.
func (a *Target) String() string { return a.Scheme + "://" + a.Authority + a.Path }

// Origin is what cookies and credentials belong to.
func (a *Target) Origin() string {
	return a.Scheme + "://" + strings.ToLower(a.Host) + ":" + strconv.Itoa(a.Port)
}

// SchemeWord is a scheme and what follows it.
var SchemeWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*)://`) })

// urlPrefix is what a typed URL leaves out.
func urlPrefix(text string) string {
	switch {
	case SchemeWord().MatchString(text):
		return ""
	case strings.HasPrefix(text, ":"):
		return "http://localhost"
	}
	return "http://"
}

// WholeURL is a typed URL with what it leaves out.
func WholeURL(text string) string { return urlPrefix(text) + text }

// URLWord is a word with a typed URL as a whole one; a user's name and password are
// taken out of it, each a word of its own, nil where there are none.
func URLWord(a *command.Arg, user *url.Userinfo) (whole, name, password *command.Arg) {
	if whole = Join(Literal(a, urlPrefix(a.Text())), a); user == nil {
		return whole, nil, nil
	}
	secret, _ := user.Password()
	name, password = Literal(a, user.Username()), Literal(a, secret)
	scheme, rest, _ := CutWord(whole, "://")
	before, after, cut := CutWord(rest, "@")
	if !cut {
		text := whole.Text()
		start := strings.Index(text, "://") + len("://")
		end := start + strings.IndexAny(text[start:]+"/", "/?#")
		return Literal(a, text[:start]+text[start+strings.LastIndexByte(text[start:end], '@')+1:]), name, password
	}
	whole = Join(scheme, Literal(a, "://"), after)
	n, p, two := CutWord(before, ":")
	if Computed(before) && n.Text() == user.Username() && (!two || p.Text() == secret) {
		if name = n; two {
			password = p
		}
	}
	return whole, name, password
}

// Join is words as one.
func Join(words ...*command.Arg) *command.Arg {
	w := &line.Word{Quoted: true}
	for _, a := range words {
		for _, p := range a.Parts {
			if p.Expr < 0 {
				w.Literal(p.Text)
			} else {
				w.Parts = append(w.Parts, p)
			}
		}
	}
	return words[0].With(w)
}

// ReadURL reads an http or https URL; the scheme may be left out, and the host
// too: ":8080/x".
func ReadURL(text string) (*Target, error) {
	a := &Target{Scheme: "http", Path: "/"}
	rest := text
	if m := SchemeWord().FindStringSubmatch(text); m != nil {
		a.Scheme, rest = strings.ToLower(m[1]), text[len(m[0]):]
	} else if strings.HasPrefix(text, ":") {
		rest = "localhost" + text
	}
	invalid := func(why string) error {
		return object.Errorf(object.ValueError, "Invalid URL %s: %s", literal.Repr(text), why)
	}
	if a.Scheme != "http" && a.Scheme != "https" {
		return nil, invalid("the scheme is http or https")
	}
	if i := strings.IndexByte(rest, '#'); i >= 0 {
		rest = rest[:i]
	}
	end := strings.IndexAny(rest, "/?")
	if end < 0 {
		end = len(rest)
	} else if a.Path = rest[end:]; a.Path[0] == '?' {
		a.Path = "/" + a.Path
	}
	u, err := url.Parse(a.Scheme + "://" + rest[:end])
	if err != nil {
		var wrong *url.Error
		if errors.As(err, &wrong) {
			err = wrong.Err
		}
		return nil, invalid(err.Error())
	}
	if a.Host = u.Hostname(); a.Host == "" {
		return nil, invalid("No host supplied")
	}
	a.Port = 80
	if a.Scheme == "https" {
		a.Port = 443
	}
	usual := strconv.Itoa(a.Port)
	a.Authority = strings.TrimSuffix(u.Host, ":")
	if port := u.Port(); port != "" && port != usual {
		if a.Port, err = strconv.Atoi(port); err != nil || a.Port > 65535 {
			e := object.Errorf(object.OverflowError, "port must be 0-65535.")
			e.Origin = netlab.ErrPort
			return nil, e
		}
	} else {
		a.Authority = strings.TrimSuffix(a.Authority, ":"+usual)
	}
	a.User = u.User
	return a, nil
}
