package labtest

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

var (
	methods       = flag.String("methods", "300", "how many of CPython's test methods TestCPythonMethods runs, or all")
	recordMethods = flag.Bool("record-methods", false, "write the list of CPython's test methods that are known to fail; with -methods all")
)

// cpythonFiles are the modules of CPython's tests whose subject labsh's Python has.
const cpythonFiles = `test_augassign test_bool test_builtin test_bytes test_class test_compare test_contains
test_decorators test_dict test_dictcomps test_enumerate test_exceptions test_float test_format test_fstring
test_generators test_genexps test_grammar test_int test_iter test_json test_keywordonlyarg test_list
test_listcomps test_math test_named_expressions test_opcodes test_positional_only_arg test_pow test_property
test_raise test_range test_scope test_set test_setcomps test_slice test_socket test_ssl test_string_literals
test_struct test_syntax test_threading test_time test_tuple test_unicode test_unpack test_unpack_ex test_with`

// TestCPythonMethods takes methods of CPython's own tests, one by one, out of the
// package test of the python3 that is installed, and runs each alone in python3 and
// in labsh. What passes there passes here, but for the methods that
// testdata/cpython/known.txt lists. All of them, with a table of the files:
//
//	go test ./shell/labtest -run CPythonMethods -methods all -timeout 1h
//
// and -record-methods with it writes the list.
func TestCPythonMethods(t *testing.T) {
	t.Parallel()
	if raceEnabled {
		t.Skip("the methods are run without the race detector")
	}
	count, err := strconv.Atoi(*methods)
	if err != nil && *methods != "all" {
		t.Fatal("-methods is a number, or all")
	}
	known, leftOut := readMethodList(t, "known.txt"), readMethodList(t, "left_out.txt")
	table := &methodTable{run: map[string]bool{}, causes: map[string]string{}, files: map[string]*share{}}
	t.Run("methods", func(t *testing.T) {
		for _, m := range liftMethods(t, count, leftOut) {
			t.Run(m.Name, func(t *testing.T) {
				t.Parallel()
				if theirs := runMethod(t, m, needPython(t), "-I", "-S", "-W", "ignore"); theirs.ended != passed {
					t.Skip("not in python3 either: ", theirs.cause)
				}
				cause, listed := known[m.Name]
				ours := runMethod(t, m, binary)
				if ours.ended == failed && !listed { // some measure time, on a machine that may be busy
					ours = runMethod(t, m, binary)
				}
				table.add(m, ours)
				switch {
				case ours.ended == broken:
					t.Errorf("%s\n%s", ours.cause, ours.errors)
				case *recordMethods:
				case ours.ended == passed && listed:
					t.Errorf("it passes now: take it out of known.txt (%s)", cause)
				case ours.ended == failed && !listed:
					t.Errorf("it passes in python3\n%s", ours.errors)
				}
			})
		}
	})
	if count == 0 {
		fmt.Print(table)
	}
	if *recordMethods && count == 0 {
		table.record(t, known)
	}
}

// methodTable is how the methods ended in labsh.
type methodTable struct {
	mu     sync.Mutex
	run    map[string]bool
	causes map[string]string // of those that failed
	files  map[string]*share
}

type share struct{ passed, run int }

func (table *methodTable) add(m method, o methodOutcome) {
	table.mu.Lock()
	defer table.mu.Unlock()
	for _, file := range []string{strings.Split(m.Name, ".")[0], "all"} {
		s := table.files[file]
		if s == nil {
			s = &share{}
			table.files[file] = s
		}
		s.run++
		if o.ended == passed {
			s.passed++
		}
	}
	table.run[m.Name] = true
	if o.ended == failed {
		table.causes[m.Name] = o.cause
	}
}

func (table *methodTable) String() string {
	var b strings.Builder
	files := slices.SortedFunc(maps.Keys(table.files), func(x, y string) int {
		return cmp.Or(cmp.Compare(table.files[x].run, table.files[y].run), cmp.Compare(x, y))
	})
	for _, file := range files {
		s := table.files[file]
		fmt.Fprintf(&b, "%-26s %5d of %5d %6.1f %%\n", file, s.passed, s.run, 100*float64(s.passed)/float64(s.run))
	}
	return b.String()
}

// record writes the methods that failed, by cause; a cause that somebody has written
// stays, and so does a method that this machine's python3 does not have.
func (table *methodTable) record(t *testing.T, known map[string]string) {
	t.Helper()
	byCause := map[string][]string{}
	for name, cause := range known {
		if !table.run[name] {
			byCause[cause] = append(byCause[cause], name)
		}
	}
	for name, cause := range table.causes {
		cause = cmp.Or(known[name], cause)
		byCause[cause] = append(byCause[cause], name)
	}
	var b strings.Builder
	b.WriteString(comment(read(t, methodLists, "known.txt")))
	for _, cause := range slices.SortedFunc(maps.Keys(byCause), func(x, y string) int {
		return cmp.Or(cmp.Compare(len(byCause[y]), len(byCause[x])), cmp.Compare(x, y))
	}) {
		slices.Sort(byCause[cause])
		fmt.Fprintf(&b, "\n%s\n\t%s\n", cause, strings.Join(byCause[cause], "\n\t"))
	}
	if err := os.WriteFile(methodLists+"/known.txt", []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// comment is the lines at the top of a list that begin with #.
func comment(list string) string {
	var b strings.Builder
	for line := range strings.Lines(list) {
		if !strings.HasPrefix(line, "#") {
			break
		}
		b.WriteString(line)
	}
	return b.String()
}
