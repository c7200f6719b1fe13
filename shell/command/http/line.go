package http

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"labsh/shell/command/request"

	"labsh/shell/command"

	"labsh/netlab/httpwire"
	"labsh/shell/module/requests"
	"labsh/shell/python/object"
)

// httpLine is a parsed http command line.
type httpLine struct {
	method string
	path   string // of a request by hand; "" when there is a URL
	url    *request.Target
	typed  *command.Arg // the URL or path as typed
	items  []request.Item

	address *requests.Address // of a URL that module requests asks
	wrong   error             // why there can be no such URL

	http10, noHost, offline, follow, raw bool

	print   string        // HhBb
	timeout time.Duration // 0 for none
	seconds string        // the timeout in Python; "" when there is none
	max     int64         // bytes of a body
	limit   string        // the same in Python; "" for the usual one

	file func(path string) ([]byte, error) // of an @item
}

var methodWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z]+$`) })

// readHTTP reads the line's words: options anywhere, then METHOD, URL, items.
func readHTTP(c *command.Call) (*httpLine, error) {
	h := &httpLine{print: "HhBb", max: httpwire.DefaultMaxBody, timeout: c.Session.Timeout, seconds: request.Seconds(c.Session.Timeout)}
	var words []*command.Arg
	for _, name := range []string{"METHOD", "URL", "ITEM"} {
		for _, a := range c.Args(name) {
			if text := a.Whole(); !a.Quoted && strings.HasPrefix(text, "--") {
				if err := h.option(c, a, text); err != nil {
					return nil, err
				}
				continue
			}
			words = append(words, a)
		}
	}
	if n := len(words) - 1; n > 0 && !words[n].Quoted {
		switch words[n].Whole() {
		case "HTTP/1.0":
			h.http10 = true
			words = words[:n]
		case "HTTP/1.1":
			words = words[:n]
		}
	}
	target, err := h.startWords(c, &words)
	if err != nil {
		return nil, err
	}
	if err := h.readItems(c, words); err != nil {
		return nil, err
	}
	if h.method == "" {
		h.method = "GET"
		if hasBody(h.items) {
			h.method = "POST"
		}
	}
	if strings.HasPrefix(target, "/") || target == "*" {
		h.path = target
		return h, nil
	}
	return h, h.readURL(c, target)
}

// readURL reads a URL as module requests does: where it is refused, the line and its
// twin raise the same.
func (h *httpLine) readURL(c *command.Call, text string) (err error) {
	if h.address, h.wrong = requests.ReadURL(c.Thread, request.WholeURL(text)); h.wrong != nil {
		h.url = &request.Target{}
		if _, ours := request.ReadURL(text); ours != nil {
			if e, ok := object.AsException(h.wrong); ok {
				e.Origin = ours // for the hint
			}
		}
		return nil
	}
	if h.url, err = request.ReadURL(text); err != nil || !h.byRequests() {
		h.address = nil
		return err
	}
	h.url.Host, h.url.Authority, h.url.Path = h.address.Host, h.address.Authority, h.address.Target
	return nil
}

// byRequests reports whether module requests can send the very request: not one whose
// head is to be as it was typed.
func (h *httpLine) byRequests() bool {
	if h.url == nil || h.http10 || h.noHost || h.raw || h.limit != "" || h.method != strings.ToUpper(h.method) {
		return false
	}
	seen := map[string]bool{"content-length": true, "transfer-encoding": true, "authorization": h.url.User != nil}
	for _, item := range h.items {
		if name := strings.ToLower(item.Name); item.Kind == httpwire.HeaderItem {
			if seen[name] {
				return false
			}
			seen[name] = true
		}
	}
	return true
}

// wireItems are the items that go into the request.
func (h *httpLine) wireItems() []httpwire.Item {
	var items []httpwire.Item
	for _, item := range h.items {
		items = append(items, item.Item)
	}
	if h.address != nil && h.method != "GET" && h.method != "HEAD" && !hasBody(h.items) {
		items = append(items, httpwire.Item{Kind: httpwire.HeaderItem, Name: contentLength, Value: "0"}) // as requests has it
	}
	return items
}

// startWords takes METHOD and URL off the words and gives the latter.
func (h *httpLine) startWords(c *command.Call, words *[]*command.Arg) (string, error) {
	ws := *words
	if len(ws) > 1 && ws[0].Sep == "" {
		// Methods are case-sensitive, but `http get /` means GET.
		switch word := ws[0].Text(); {
		case isMethod(strings.ToUpper(word)):
			h.method = strings.ToUpper(word)
		case methodWord().MatchString(word) && ws[1].Sep == "":
			h.method = word
		}
		if h.method != "" {
			ws = ws[1:]
		}
	}
	if len(ws) == 0 || h.method == "" && isMethod(ws[0].Whole()) {
		return "", c.Misused(object.TypeError, "URL is missing")
	}
	*words = ws[1:]
	h.typed = request.Join(request.Literal(ws[0], ws[0].Key+ws[0].Sep), ws[0]) // localhost:$port
	return ws[0].Whole(), nil
}

func isMethod(name string) bool {
	return slices.Contains(httpwire.Methods, name)
}

func hasBody(items []request.Item) bool {
	return slices.ContainsFunc(items, func(i request.Item) bool {
		return i.Kind == httpwire.StringItem || i.Kind == httpwire.JSONItem || i.Kind == httpwire.FileItem
	})
}

// option reads one --option.
func (h *httpLine) option(c *command.Call, a *command.Arg, text string) error {
	name, value, hasValue := strings.Cut(text, "=")
	flags := map[string]*bool{
		"--offline": &h.offline, "--follow": &h.follow, "--raw": &h.raw, "--http1.0": &h.http10, "--no-host": &h.noHost,
	}
	bad := func() error {
		return c.Misused(object.ValueError, "invalid option '%s'", text)
	}
	if flag, ok := flags[name]; ok && !hasValue {
		*flag = true
		return nil
	}
	switch name {
	case "--print":
		if !hasValue || strings.Trim(value, "HhBb") != "" {
			return bad()
		}
		h.print = value
	case "--timeout":
		seconds, err := strconv.ParseFloat(value, 64)
		if err != nil || !(seconds > 0) || seconds > 1e9 {
			return bad()
		}
		h.timeout, h.seconds = time.Duration(seconds*float64(time.Second)), pythonNumber(a, value, "float")
	case "--max":
		n, ok := readSize(value)
		if !ok {
			return bad()
		}
		h.max, h.limit = n, pythonNumber(a, strconv.FormatInt(n, 10), "int")
	default:
		return bad()
	}
	return nil
}

// pythonNumber is an option's number in Python: an expression that stands for it, or
// what it says.
func pythonNumber(a *command.Arg, plain, class string) string {
	_, word, _ := request.CutWord(a, "=")
	source, v, ok := word.ByName()
	if !ok {
		return plain
	}
	if _, text := object.Plain(v).(object.Str); !text {
		return source
	}
	if _, err := strconv.ParseFloat(plain, 64); err != nil || class == "int" && plain != word.Text() {
		return plain // 10K
	}
	return class + "(" + source + ")"
}

// maxBody is the greatest limit of a body that --max sets, in bytes.
const maxBody = 1 << 30

// readSize reads a number of bytes, with K, M or G for powers of 1024.
func readSize(text string) (int64, bool) {
	shift := 0
	if text != "" {
		if i := strings.IndexByte("KMG", text[len(text)-1]&^0x20); i >= 0 {
			shift = 10 * (i + 1)
			text = text[:len(text)-1]
		}
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n <= 0 || n<<shift > maxBody {
		return 0, false
	}
	return n << shift, true
}

// readItems reads the words after the URL.
func (h *httpLine) readItems(c *command.Call, words []*command.Arg) error {
	for _, a := range words {
		item, err := request.ReadItem(a)
		if err != nil {
			return request.ItemError(err)
		}
		h.items = append(h.items, item)
	}
	return nil
}
