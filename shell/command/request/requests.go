package request

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"labsh/netlab/httpwire"
	"labsh/shell/command"
	"labsh/shell/command/literal"
	"labsh/shell/python/object"
)

// Requests is a call of module requests, to be written in Python.
type Requests struct {
	Method  string
	URL     *command.Arg // a whole URL
	Timeout string       // in Python; "" for none
	Extra   []string     // further arguments

	items []Item
	media string // of a file's content
}

// pair is a name and its value, in Python.
type pair struct{ name, key, value string }

// Add reads words as the call's items.
func (r *Requests) Add(words []*command.Arg) error {
	for _, a := range words {
		item, err := ReadItem(a)
		if err != nil {
			return err
		}
		if item.Kind == httpwire.JSONItem {
			if _, _, err := pythonLiteral(item.Value); err != nil {
				return err
			}
		}
		r.items = append(r.items, item)
	}
	return nil
}

// AddItems adds items that were read, and can be sent, to the call.
func (r *Requests) AddItems(items []Item) { r.items = append(r.items, items...) }

// Media sets the content type that goes with a file, where no header says another.
func (r *Requests) Media(kind string) { r.media = kind }

// Lines are the call and the name of what it gives, as the lab sheet has it.
func (r *Requests) Lines(c *command.Call) string {
	before := r.inOrder(c)
	args := []string{Text(r.URL)}
	function := "requests." + strings.ToLower(r.Method)
	switch r.Method {
	case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS":
	default:
		function = "requests.request"
		args = []string{literal.Str(r.Method), args[0]}
	}
	if params := r.params(); params != "" {
		args = append(args, "params="+params)
	}
	body, media := r.body()
	if headers := r.headers(media); len(headers) > 0 {
		args = append(args, "headers={"+strings.Join(headers, ", ")+"}")
	}
	if body != "" {
		args = append(args, body)
	}
	if r.Timeout != "" {
		args = append(args, "timeout="+r.Timeout)
	}
	name := ResponseName(c)
	return before + fmt.Sprintf("%s = %s(%s)\n%[1]s", name, function, strings.Join(append(args, r.Extra...), ", "))
}

// ResponseName is the variable that a twin leaves its answer in: the line's target, or
// response.
func ResponseName(c *command.Call) string {
	if len(c.Targets) == 1 {
		return c.Targets[0]
	}
	return "response"
}

// inOrder puts the values of expressions into variables where the call would ask for
// them in another order than the line; the lines for that are returned.
func (r *Requests) inOrder(c *command.Call) string {
	words := []*command.Arg{r.URL}
	for _, item := range r.items {
		words = append(words, item.Key, item.Text)
	}
	lines, bound := Bound(c, words)
	if !c.Symbolic() || len(lines) < 2 {
		return ""
	}
	r.URL = bound[0]
	for i := range r.items {
		r.items[i].Key, r.items[i].Text = bound[1+2*i], bound[2+2*i]
	}
	return strings.Join(lines, "\n") + "\n"
}

// params are the query in Python: a dict, or pairs where a name comes twice.
func (r *Requests) params() string {
	var pairs []pair
	twice := false
	for _, item := range r.items {
		if item.Kind == httpwire.QueryItem {
			twice = twice || slices.ContainsFunc(pairs, func(p pair) bool { return p.name == item.Name })
			pairs = append(pairs, pair{item.Name, Text(item.Key), queryValue(item)})
		}
	}
	if len(pairs) == 0 {
		return ""
	}
	var written []string
	for _, p := range pairs {
		if twice {
			written = append(written, "("+p.key+", "+p.value+")")
		} else {
			written = append(written, p.key+": "+p.value)
		}
	}
	if twice {
		return "[" + strings.Join(written, ", ") + "]"
	}
	return "{" + strings.Join(written, ", ") + "}"
}

// queryValue is a query parameter's value: what requests writes as it is stays so.
func queryValue(item Item) string {
	if name, v, ok := item.Text.ByName(); ok {
		switch object.Plain(v).(type) {
		case object.Int, *object.BigInt, object.Str, object.Bytes:
			return name
		}
	}
	if item.Text.Symbolic() && Computed(item.Text) {
		return Text(item.Text)
	}
	text := item.Value
	digits := strings.TrimPrefix(text, "-")
	if digits == "" || len(digits) > 18 || strings.Trim(digits, "0123456789") != "" || digits[0] == '0' && text != "0" {
		return Text(item.Text)
	}
	return text
}

// headers are the header items in Python, and media for a body that needs it.
func (r *Requests) headers(media string) []string {
	var headers []string
	own := false
	for _, item := range r.items {
		if item.Kind == httpwire.HeaderItem {
			own = own || strings.EqualFold(item.Name, "Content-Type")
			headers = append(headers, Text(item.Key)+": "+headerValue(item))
		}
	}
	if media != "" && !own {
		headers = append(headers, `"Content-Type": `+literal.Str(media))
	}
	return headers
}

// headerValue is a header's value for requests. None leaves the usual header out, but
// for those that urllib3 has of its own.
func headerValue(item Item) string {
	value := strings.TrimSpace(item.Value)
	ascii := strings.IndexFunc(value, func(r rune) bool { return r > 0x7e }) < 0
	symbolic := item.Text.Symbolic() && Computed(item.Text)
	switch {
	case value == "":
		switch strings.ToLower(item.Name) {
		case "host", "user-agent", "accept-encoding":
			return "requests.packages.urllib3.util.SKIP_HEADER"
		}
		return "None"
	case ascii && !symbolic && value != item.Value:
		return literal.Str(value)
	case ascii && value != item.Value:
		return "(" + Text(item.Text) + ").strip()"
	case ascii:
		return Text(item.Text)
	case symbolic:
		return Encoded(item.Text)
	}
	return Encoded(Literal(item.Text, value))
}

// body is the argument for the body, "" for none, and the content type that labsh sends
// with it where requests would send none.
func (r *Requests) body() (argument, media string) {
	for _, item := range r.items {
		if item.Kind == httpwire.FileItem {
			return "data=open(" + Text(item.Text) + `, "rb").read()`, r.media
		}
	}
	fields := NewBody(r.items)
	if fields == nil {
		return "", ""
	}
	if dict, ok := fields.Dict(); ok {
		return "json=" + dict, ""
	}
	return "data=" + fields.Source(), "application/json"
}

// Seconds is a time limit in Python, "" for none.
func Seconds(limit time.Duration) string {
	if limit <= 0 {
		return ""
	}
	return strconv.FormatFloat(limit.Seconds(), 'g', -1, 64)
}
