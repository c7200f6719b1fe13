package save

import (
	"path/filepath"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// form is what a session is saved as, which the file's suffix tells.
type form struct {
	suffixes []string
	// of gives what is written, and says what is in it, and what is not.
	of func(c *command.Call, s *saved, path string) (content []byte, report func(), err error)
	// seen tells that the form shows what was printed, now that it needs the running
	// session: packets are not logged.
	seen, now bool
}

var forms = []*form{
	{suffixes: []string{".py"}, of: func(c *command.Call, s *saved, path string) ([]byte, func(), error) {
		return written(c, path, pythonProgram(c, s.journal, s.store))
	}},
	{suffixes: []string{".lab", ""}, of: func(c *command.Call, s *saved, path string) ([]byte, func(), error) {
		return written(c, path, scriptOf(c, s.journal))
	}},
	{suffixes: []string{".md"}, seen: true, of: reportFile},
	{suffixes: []string{".pcapng"}, now: true, of: func(c *command.Call, _ *saved, path string) ([]byte, func(), error) {
		return packetFile(c, path)
	}},
}

// written is a program, or a script, as the content of a file.
func written(c *command.Call, path string, p interface {
	text() string
	report(c *command.Call, path string)
}) ([]byte, func(), error) {
	return []byte(p.text()), func() { p.report(c, path) }, nil
}

// formOf is the form that a file's name asks for.
func formOf(path string) (*form, error) {
	suffix := filepath.Ext(path)
	for _, f := range forms {
		for _, own := range f.suffixes {
			if strings.EqualFold(own, suffix) {
				return f, nil
			}
		}
	}
	stem := strings.TrimSuffix(path, suffix)
	// Wireshark would read what stands in such a file as the older format.
	if strings.EqualFold(suffix, ".pcap") || strings.EqualFold(suffix, ".cap") {
		e := object.Errorf(object.ValueError, "packets are saved as .pcapng: %s", literal.Repr(path))
		e.Hint = locale.PcapHint.Hint(stem + ".pcapng")
		return nil, e
	}
	e := object.Errorf(object.ValueError, "save: unknown suffix '%s'", suffix)
	e.Hint = locale.SuffixHint.Hint(stem)
	return nil, e
}
