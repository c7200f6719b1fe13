package request

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"labsh/netlab/httpwire"
	"labsh/shell/command"
	"labsh/shell/command/literal"
)

// Requests is a call of module requests, to be written in Python.
type Requests struct {
	Method  string
	URL     string   // Python source
	Timeout string   // in Python; "" for none
	Extra   []string // further arguments

	params, headers, json []string
	data                  string
}

// Lines are the call and the name of what it gives, as the lab sheet has it.
func (r *Requests) Lines(c *command.Call) string {
	args := []string{r.URL}
	function := "requests." + strings.ToLower(r.Method)
	switch r.Method {
	case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS":
	default:
		function = "requests.request"
		args = []string{literal.Str(r.Method), r.URL}
	}
	for _, group := range []struct {
		name  string
		items []string
	}{{"params", r.params}, {"headers", r.headers}, {"json", r.json}} {
		if len(group.items) > 0 {
			args = append(args, group.name+"={"+strings.Join(group.items, ", ")+"}")
		}
	}
	if r.data != "" {
		args = append(args, "data="+r.data)
	}
	if r.Timeout != "" {
		args = append(args, "timeout="+r.Timeout)
	}
	name := "response"
	if len(c.Targets) == 1 {
		name = c.Targets[0]
	}
	return fmt.Sprintf("%s = %s(%s)\n%[1]s", name, function, strings.Join(append(args, r.Extra...), ", "))
}

// Add writes the items of a line into the call.
func (r *Requests) Add(words []*command.Arg) error {
	for _, a := range words {
		item, err := ReadItem(a)
		if err != nil {
			return err
		}
		// An item read from one word has its name in it: there is no source to
		// keep.
		value := literal.Str(item.Value)
		if a.Sep != "" {
			value = a.Str()
		}
		name := literal.Str(item.Name)
		switch item.Kind {
		case httpwire.HeaderItem:
			if item.Value == "" {
				value = "None" // leaves the usual header out
			}
			r.headers = append(r.headers, name+": "+value)
		case httpwire.QueryItem:
			r.params = append(r.params, name+": "+number(a, value, item.Value))
		case httpwire.StringItem:
			r.json = append(r.json, name+": "+value)
		case httpwire.JSONItem:
			literal, err := jsonSource(a, item.Value)
			if err != nil {
				return err
			}
			r.json = append(r.json, name+": "+literal)
		case httpwire.FileItem:
			r.data = "open(" + literal.Str(item.Value) + `, "rb").read()`
		}
	}
	return nil
}

// number gives a whole number in its plain form as it is, other text as source.
func number(a *command.Arg, source, text string) string {
	if name, _, ok := a.ByName(); ok {
		return name
	}
	digits := strings.TrimPrefix(text, "-")
	if digits == "" || len(digits) > 18 || strings.Trim(digits, "0123456789") != "" || digits[0] == '0' && text != "0" {
		return source
	}
	return text
}

// jsonSource is the Python source of a JSON item's value.
func jsonSource(a *command.Arg, text string) (string, error) {
	if name, _, ok := a.ByName(); ok && a.Sep == ":=" {
		return name, nil
	}
	return pythonLiteral(text)
}

// Seconds is a time limit in Python, "" for none.
func Seconds(limit time.Duration) string {
	if limit <= 0 {
		return ""
	}
	return strconv.FormatFloat(limit.Seconds(), 'g', -1, 64)
}
