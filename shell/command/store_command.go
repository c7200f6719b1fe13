package command

import (
	"bytes"
	"strings"

	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// storeActions are the words that may follow store instead of a path.
const storeActions = "get|post|put|patch|delete|login|use|mode|reset|export|import|serve"

// storeCommands ask the store and set it up.
func storeCommands() []Command {
	return []Command{{
		Name: "store", Group: Store, Usage: "[" + storeActions + "] [PATH] [ITEM…]", Yields: true, Shows: true,
		Summary: locale.StoreCommandSummary, Detail: locale.StoreCommandDetail,
		Examples: []Example{
			{Lines: ">>> store products limit=3 | fields id price\n1\t109.95\n2\t22.3\n3\t55.99"},
			{Lines: ">>> store post products title=\"test product\" price:=13.5\n201 Created\n{\n  \"id\": 21,\n  \"title\": \"test product\",\n  \"price\": 13.5\n}\n" +
				">>> store products/21\n200 OK\nnull"},
		},
		Raises: []Raise{{"requests.exceptions.ConnectionError", locale.RaiseRefused}, {"ValueError", locale.RaiseNotANumber}},
		Twin:   storeTwin, Run: runStore, Report: reportStore,
	}}
}

// storeAsks are the actions that are requests, with their methods.
var storeAsks = map[string]string{"": "GET", "get": "GET", "post": "POST", "put": "PUT", "patch": "PATCH", "delete": "DELETE", "login": "POST"}

// storeWords gives the line's action, and the words after it.
func storeWords(c *Call) (action string, words []*Arg) {
	action = c.Word(storeActions, "")
	return action, append(append(words, c.Args("PATH")...), c.Args("ITEM")...)
}

// storeRequest is the method of a line that is a request.
func storeRequest(c *Call) (method string, ok bool) {
	action, words := storeWords(c)
	method, ok = storeAsks[action]
	return method, ok && (action != "" || len(words) > 0)
}

// storeTwin is the request in Python; what is no request has no twin.
func storeTwin(c *Call) (Twin, error) {
	action, words := storeWords(c)
	method, ok := storeRequest(c)
	if !ok {
		return Twin{}, ErrNoTwin
	}
	base, err := c.Session.storeBase(c)
	if err != nil {
		return Twin{}, err
	}
	r := requestsCall{method: method, timeout: seconds(c.Session.Timeout)}
	if action == "login" {
		r.url = literal.Str(base + "/auth/login")
	} else {
		if len(words) == 0 || words[0].Sep != "" {
			return Twin{}, c.Misused(object.TypeError, "PATH is missing")
		}
		r.url = after(words[0], base+"/")
		words = words[1:]
	}
	if err := r.addStore(words); err != nil {
		return Twin{}, itemError(err)
	}
	return Twin{Code: r.lines(c)}, nil
}

// after is the source of the word's path below base.
func after(a *Arg, base string) string {
	w := &line.Word{Quoted: true, Parts: []line.Part{{Text: base, Expr: -1}}}
	for i, p := range a.Parts {
		if i == 0 && p.Expr < 0 {
			p.Text = strings.TrimLeft(p.Text, "/")
		}
		if p.Expr < 0 {
			w.Literal(p.Text)
		} else {
			w.Parts = append(w.Parts, p)
		}
	}
	return a.With(w).Str()
}

// addStore adds items: name=value is a query parameter where there is no body.
func (r *requestsCall) addStore(words []*Arg) error {
	if r.method != "GET" && r.method != "DELETE" {
		return r.add(words)
	}
	asked := make([]*Arg, len(words))
	for i, a := range words {
		asked[i] = a
		if a.Sep == "=" {
			w := *a.Word
			w.Sep = "=="
			asked[i] = a.With(&w)
		}
	}
	return r.add(asked)
}

// runStore runs the twin of a request; the other actions are Go's.
func runStore(c *Call) (Result, error) {
	if _, ok := storeRequest(c); !ok {
		action, words := storeWords(c)
		return storeAction(c, action, words)
	}
	r, err := c.RunTwin()
	if e, ok := object.AsException(err); ok && e.Hint == nil && c.Session.StoreURL != "" && !object.IsException(err, object.KeyboardInterrupt) {
		e.Hint = locale.StoreUseHint.Hint()
	}
	if err == nil {
		c.Keep(r.Value)
	}
	return r, err
}

// reportStore shows the status code and reason of an answer, then its JSON.
func reportStore(c *Call, r Result) error {
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
func storeItem(words []*Arg, name string) (value string, rest []*Arg) {
	for _, a := range words {
		if a.Sep == "=" && a.Key == name {
			value = a.Text()
			continue
		}
		rest = append(rest, a)
	}
	return value, rest
}
