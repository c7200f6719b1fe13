package servers

import (
	"strings"

	"labsh/shell/command"
	"labsh/shell/module/sheet"
)

// Attended is the Python with which a saved program ends where the session has servers or
// programs in the background: like the session it waits for them, until Ctrl-C. It is ""
// where nothing runs there.
func Attended(s *command.Session) string {
	var waits, stops []string
	for _, n := range s.Known.Servers() {
		// What web and store serve make has no Python.
		if _, ok := sheet.ServerOf(n.Value); !ok || !n.Server.Running() {
			continue
		}
		if v, ok := s.LookupName(n.Name); ok && v == n.Value {
			waits, stops = append(waits, n.Name+".attend()"), append(stops, n.Name+".stop()")
		}
	}
	for _, p := range s.Programs.Running() {
		waits, stops = append(waits, p.Name+".wait()"), append(stops, stopProgram(p))
	}
	if len(waits) == 0 {
		return ""
	}
	const indent = "\n    "
	return "try:" + indent + strings.Join(waits, indent) + "\nexcept KeyboardInterrupt:" + indent + strings.Join(stops, indent)
}
