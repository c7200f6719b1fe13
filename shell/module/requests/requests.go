// Package requests is the module requests: HTTP as people use it in Python, over
// [labsh/netlab/httpwire], with requests' own checks, messages and reprs.
package requests

import (
	"strings"
	"sync"
	"time"

	"labsh/shell/module/http"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// verb is a method of HTTP as a function of requests: what it takes beside
// **kwargs.
type verb struct {
	name, sig string
	named     []string
	redirects bool // follows redirects unless told otherwise
}

var verbs = []verb{
	{"get", "url, **kwargs", nil, true},
	{"options", "url, **kwargs", nil, true},
	{"head", "url, **kwargs", nil, false},
	{"post", "url, data=None, json=None, **kwargs", []string{"data", "json"}, true},
	{"put", "url, data=None, **kwargs", []string{"data"}, true},
	{"patch", "url, data=None, **kwargs", []string{"data"}, true},
	{"delete", "url, **kwargs", nil, true},
}

// args are the arguments for request(method, url, …), a being the verb's own.
func (v verb) args(a []object.Value) object.Args {
	args := object.Args{Pos: []object.Value{object.Str(strings.ToUpper(v.name)), a[0]}}
	for i, name := range v.named {
		if a[1+i] != nil {
			args.Kw = append(args.Kw, object.Keyword{Name: name, Value: a[1+i]})
		}
	}
	kw := a[1+len(v.named)].(*object.Dict)
	if _, told := kw.GetStr("allow_redirects"); !told && !v.redirects {
		args.Kw = append(args.Kw, object.Keyword{Name: "allow_redirects", Value: object.False})
	}
	for k, x, i := kw.At(0); k != nil; k, x, i = kw.At(i) {
		args.Kw = append(args.Kw, object.Keyword{Name: string(k.(object.Str)), Value: x})
	}
	return args
}

// Module makes the module requests. dial opens its connections, nil for Go's
// own way; limit ends the waits of requests that give no limit of their own, 0 for
// none.
func Module(dial dialFunc, limit time.Duration) (*object.Module, error) {
	m := object.NewModule("requests", "Requests HTTP Library\n~~~~~~~~~~~~~~~~~~~~~\n\nRequests is an HTTP library, written in Python, for human beings.")
	c := &requester{dial: dial, limit: limit}
	var err error
	if c.session, err = c.sessionClass(); err != nil {
		return nil, err
	}
	if c.response, err = responseClass(); err != nil {
		return nil, err
	}
	if c.request, err = preparedClass(); err != nil {
		return nil, err
	}
	basic, err := basicAuthClass()
	if err != nil {
		return nil, err
	}
	set := func(in *object.Module, values map[string]object.Value) {
		for name, v := range values {
			in.Vars.Set(name, v)
		}
	}
	exceptionsModule := object.NewModule("requests.exceptions", "This module contains the set of Requests' exceptions.")
	for _, class := range exceptions().all {
		exceptionsModule.Vars.Set(class.Name, class)
	}
	for _, name := range []string{"ConnectTimeout", "ConnectionError", "HTTPError", "JSONDecodeError", "ReadTimeout", "RequestException", "Timeout", "TooManyRedirects", "URLRequired"} {
		v, _ := exceptionsModule.Vars.Get(name)
		m.Vars.Set(name, v)
	}
	auth := object.NewModule("requests.auth", "This module contains the authentication handlers for Requests.")
	auth.Vars.Set("HTTPBasicAuth", basic)
	structures := object.NewModule("requests.structures", "Data structures that power Requests.")
	structures.Vars.Set("CaseInsensitiveDict", headerDictType())
	sessions := object.NewModule("requests.sessions", "This module provides a Session object to manage and persist settings across\nrequests (cookies, auth, proxies).")
	sessions.Vars.Set("Session", c.session)
	models := object.NewModule("requests.models", "This module contains the primary objects that power Requests.")
	set(models, map[string]object.Value{"Response": c.response, "PreparedRequest": c.request})
	cookies := object.NewModule("requests.cookies", "Compatibility code to be able to use `http.cookiejar.CookieJar` with requests.")
	cookies.Vars.Set("RequestsCookieJar", cookieJarType())
	utils := object.NewModule("requests.utils", "This module provides utility functions that are used within Requests\nthat are also useful for external consumption.")
	utils.Vars.Set("get_encoding_from_headers", native.NewFunction("requests.utils", "get_encoding_from_headers", "headers", "Returns encodings from given HTTP Header Dict.", encodingFromHeaders))
	urllib3, util := object.NewModule("urllib3", ""), object.NewModule("urllib3.util", "")
	util.Vars.Set("SKIP_HEADER", object.Str(skipHeader))
	urllib3.Vars.Set("util", util)
	packages := object.NewModule("requests.packages", "")
	packages.Vars.Set("urllib3", urllib3)
	set(m, map[string]object.Value{
		"utils": utils, "packages": packages,
		"__version__": object.Str("2.34.2"), "codes": statusCodes{}, "exceptions": exceptionsModule, "auth": auth, "structures": structures,
		"sessions": sessions, "models": models, "cookies": cookies,
		"Session": c.session, "Response": c.response, "PreparedRequest": c.request,
	})
	c.addFunctions(m)
	return m, nil
}

// addFunctions adds requests.get and its like: each uses a session of its own.
func (c *requester) addFunctions(m *object.Module) {
	once := func(t *object.Thread, args object.Args) (object.Value, error) {
		s, err := object.Call(t, c.session)
		if err != nil {
			return nil, err
		}
		defer closeSession(s)
		return object.CallMethodArgs(t, s, "request", args)
	}
	api := func(name, sig, doc string, fn object.Fn) {
		m.Vars.Set(name, native.NewFunction("requests.api", name, sig, doc, fn))
	}
	for _, v := range verbs {
		if v.name == "get" {
			v.sig, v.named = "url, params=None, **kwargs", []string{"params"}
		}
		api(v.name, v.sig, "Sends a "+strings.ToUpper(v.name)+" request.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return once(t, v.args(a))
		})
	}
	api("request", "method, url, **kwargs", "Constructs and sends a :class:`Request <Request>`.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		args := verb{redirects: true}.args(a[1:])
		args.Pos[0] = a[0]
		return once(t, args)
	})
	m.Vars.Set("session", native.NewFunction("requests.sessions", "session", "", "Returns a :class:`Session` for context-management.", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return object.Call(t, c.session)
	}))
}

// preparedClass makes requests.PreparedRequest.
func preparedClass() (*object.Type, error) {
	b := native.NewClass("requests.models", "PreparedRequest", "The fully mutable :class:`PreparedRequest <PreparedRequest>` object,\ncontaining the exact bytes that will be sent to the server.", object.ObjectType)
	b.Method("__repr__", "", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		method, err := object.GetAttr(t, a[0], "method")
		if err != nil {
			return nil, err
		}
		s, err := object.ToStr(t, method)
		return object.Str("<PreparedRequest [" + s + "]>"), err
	})
	b.Property("path_url", "Build the path URL to use.", func(t *object.Thread, self object.Value) (object.Value, error) {
		whole, err := object.GetAttr(t, self, "url")
		if err != nil {
			return nil, err
		}
		s, _ := native.Text(whole)
		u, err := readURL(t, s, nil)
		if err != nil {
			return nil, err
		}
		return object.Str(u.target()), nil
	}, nil)
	return b.Finish()
}

// basicAuthClass makes requests.auth.HTTPBasicAuth.
func basicAuthClass() (*object.Type, error) {
	b := native.NewClass("requests.auth", "HTTPBasicAuth", "Attaches HTTP Basic Authentication to the given Request object.", object.ObjectType)
	b.Method("__init__", "username, password", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		if err := object.SetAttr(t, a[0], "username", a[1]); err != nil {
			return nil, err
		}
		return object.None, object.SetAttr(t, a[0], "password", a[2])
	})
	b.Method("__call__", "r", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		name, err := object.GetAttr(t, a[0], "username")
		if err != nil {
			return nil, err
		}
		password, err := object.GetAttr(t, a[0], "password")
		if err != nil {
			return nil, err
		}
		line, err := basicAuth(t, name, password)
		if err != nil {
			return nil, err
		}
		headers, err := object.GetAttr(t, a[1], "headers")
		if err != nil {
			return nil, err
		}
		return a[1], object.SetItem(t, headers, object.Str("Authorization"), object.Str(line))
	})
	return b.Finish()
}

// statusCodes is requests.codes.
type statusCodes struct{}

var statusCodesType = sync.OnceValue(func() *object.Type {
	return object.NewType(&object.Type{
		Name: "LookupDict", Module: "requests.structures", Final: true,
		Repr: func(*object.Thread, object.Value) (string, error) { return "<lookup 'status_codes'>", nil },
		GetAttr: func(_ *object.Thread, _ object.Value, name string) (object.Value, error) {
			if code, ok := codesByName()[strings.ToLower(name)]; ok {
				return object.NewInt(code), nil
			}
			return nil, nil
		},
		GetItem: func(_ *object.Thread, _, key object.Value) (object.Value, error) {
			if s, ok := object.Plain(key).(object.Str); ok {
				if code, ok := codesByName()[strings.ToLower(string(s))]; ok {
					return object.NewInt(code), nil
				}
			}
			return object.None, nil
		},
	})
})

func (statusCodes) Type() *object.Type { return statusCodesType() }

// codesByName are the names of the status codes: those of their reason phrases,
// and requests' other ones.
var codesByName = sync.OnceValue(func() map[string]int64 {
	names := map[string]int64{
		"okay": 200, "all_ok": 200, "all_okay": 200, "all_good": 200, "moved": 301, "other": 303, "temporary": 307, "resume": 308,
		"bad": 400, "payment": 402, "not_allowed": 405, "timeout": 408, "teapot": 418, "im_a_teapot": 418, "i_am_a_teapot": 418,
		"unprocessable": 422, "upgrade": 426, "precondition": 428, "too_many": 429, "server_error": 500, "unavailable": 503,
		"http_version": 505, "media_type": 415, "legal_reasons": 451, "non_authoritative_info": 203, "im_used": 226,
	}
	for _, s := range http.Statuses() {
		names[strings.ToLower(http.Identifier(s.Reason))] = int64(s.Code)
	}
	return names
})
