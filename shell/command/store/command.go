package store

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"labsh/shell/command/request"

	"labsh/shell/command"

	"labsh/shell/command/pipe"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// storeActions are the words that may follow store instead of a path.
const storeActions = "get|post|put|patch|delete|login|use|mode|reset|export|import|serve"

// Commands are the family's.
func (s *Store) Commands() []command.Command {
	return []command.Command{{
		Name: "store", Group: command.GroupStore, Keeps: true, Usage: "[" + storeActions + "] [PATH] [ITEM…]", Yields: true, Shows: true,
		Summary: locale.StoreCommandSummary, Detail: locale.StoreCommandDetail,
		Examples: []command.Example{
			{Lines: ">>> store products limit=3 | fields id price\n1\t109.95\n2\t22.3\n3\t55.99"},
			{Lines: ">>> store post products title=\"test product\" price:=13.5\n201 Created\n{\n  \"id\": 21,\n  \"title\": \"test product\",\n  \"price\": 13.5\n}\n" +
				">>> store products/21\n200 OK\nnull"},
		},
		Raises: []command.Raise{{Name: "requests.exceptions.ConnectionError", Means: locale.RaiseRefused}, {Name: "ValueError", Means: locale.RaiseNotANumber}},
		Twin:   s.twin, Run: s.run, Report: report,
		Words: map[string]command.Words{
			"": command.Listed("products", "products/1", "products/categories", "products/category/", "carts", "carts/1", "carts/user/", "users", "users/1",
				"post", "put", "patch", "delete", "login", "use", "mode", "reset", "export", "import", "serve", "limit=", "sort="),
			"use":  command.Listed("embedded", Public),
			"mode": command.Listed("fake", "remember"),
		},
	}}
}

// storeAsks are the actions that are requests, with their methods.
var storeAsks = map[string]string{"": "GET", "get": "GET", "post": "POST", "put": "PUT", "patch": "PATCH", "delete": "DELETE", "login": "POST"}

// storeWords gives the line's action, and the words after it.
func storeWords(c *command.Call) (action string, words []*command.Arg) {
	action = c.Word(storeActions, "")
	return action, append(append(words, c.Args("PATH")...), c.Args("ITEM")...)
}

// storeRequest is the method of a line that is a request.
func storeRequest(c *command.Call) (method string, ok bool) {
	action, words := storeWords(c)
	method, ok = storeAsks[action]
	return method, ok && (action != "" || len(words) > 0)
}

// twin is the request in Python; what is no request has no twin.
func (s *Store) twin(c *command.Call) (command.Twin, error) {
	action, words := storeWords(c)
	method, ok := storeRequest(c)
	if !ok {
		return command.Twin{}, command.ErrNoTwin
	}
	base, err := s.base(c)
	if err != nil {
		return command.Twin{}, err
	}
	r := request.Requests{Method: method, Timeout: request.Seconds(c.Session.Timeout)}
	lists, peek := false, (func() []byte)(nil)
	if action == "login" {
		r.URL = request.Literal(c.Arg(storeActions), base+"/auth/login")
	} else {
		if len(words) == 0 || words[0].Sep != "" {
			return command.Twin{}, c.Misused(object.TypeError, "PATH is missing")
		}
		lists = method == "GET" && !isItem(words[0])
		peek = s.peek(method, words)
		r.URL = after(words[0], base+"/")
		words = words[1:]
	}
	if err := add(&r, words); err != nil {
		return command.Twin{}, request.ItemError(err)
	}
	return command.Twin{Code: r.Lines(c), Lines: reportOf, Lists: lists, Peek: peek}, nil
}

// reportOf is an answer as report shows it.
func reportOf(value string) pipe.Source {
	return pipe.Source{Kind: pipe.LinesSource, Code: "report(" + value + ")"}
}

// isItem tells that a path is that of one thing: it ends in a number.
func isItem(a *command.Arg) bool { return strings.Trim(path.Base(a.Text()), "0123456789") == "" }

// after is the URL of the word's path below base.
func after(a *command.Arg, base string) *command.Arg {
	w := *a.Word
	w.Parts = slices.Clone(w.Parts)
	if len(w.Parts) > 0 && w.Parts[0].Expr < 0 {
		w.Parts[0].Text = strings.TrimLeft(w.Parts[0].Text, "/")
	}
	return request.Join(request.Literal(a, base), a.With(&w))
}

// add adds items: name=value is a query parameter where there is no body.
func add(r *request.Requests, words []*command.Arg) error {
	if r.Method != "GET" && r.Method != "DELETE" {
		return r.Add(words)
	}
	asked := make([]*command.Arg, len(words))
	for i, a := range words {
		asked[i] = a
		if a.Sep == "=" {
			w := *a.Word
			w.Sep = "=="
			asked[i] = a.With(&w)
		}
	}
	return r.Add(asked)
}

// run runs the twin of a request; the other actions are Go's.
func (s *Store) run(c *command.Call) (command.Result, error) {
	if _, ok := storeRequest(c); !ok {
		action, words := storeWords(c)
		return s.action(c, action, words)
	}
	r, err := c.RunTwin()
	if e, ok := object.AsException(err); ok && e.Hint == nil && s.url != "" && !object.IsException(err, object.KeyboardInterrupt) {
		e.Hint = locale.StoreUseHint.Hint()
	}
	return r, err
}

// report shows the status code and reason of an answer, then its JSON.
func report(c *command.Call, r command.Result) error {
	var parts [2]string
	for i, name := range []string{"status_code", "reason"} {
		attr, err := object.GetAttr(c.Thread, r.Value, name)
		if err != nil {
			return err
		}
		if parts[i], err = object.ToStr(c.Thread, attr); err != nil {
			return err
		}
	}
	body, err := c.JSON(r.Value)
	if err != nil {
		return err
	}
	c.Console.Styled(console.Strong, strings.TrimSpace(parts[0]+" "+parts[1]))
	if len(bytes.TrimSpace(body)) > 0 {
		c.Console.Response(nil, body, locale.CutBody)
	}
	return nil
}

// storeItem is one name=value of an action that is no request.
func storeItem(words []*command.Arg, name string) (value string, rest []*command.Arg) {
	for _, a := range words {
		if a.Sep == "=" && a.Key == name {
			value = a.Text()
			continue
		}
		rest = append(rest, a)
	}
	return value, rest
}
