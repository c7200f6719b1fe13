package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/tidwall/gjson"
)

// Sort is a filter: the rows in the order of a field; equal ones stay as they
// were. Null comes before false and true, then numbers, then strings by code
// point, then the rest; strings that are all written as numbers are in the order
// of those. Rows without the field are last, either way.
type Sort struct {
	Field      string // a gjson path or a plain name, as in Fields
	Descending bool
}

// Apply keeps the kind of its input: rows of a Table, or a JSON array.
func (f Sort) Apply(in Result) (Result, error) {
	r, err := rowsOf(in)
	if err != nil {
		return Result{}, err
	}
	paths, err := resolve(r.items, []string{f.Field})
	if err != nil {
		return Result{}, err
	}
	keys := make([]gjson.Result, len(r.items))
	order := make([]int, len(r.items))
	for i, item := range r.items {
		keys[i], order[i] = gjson.Get(item, paths[0]), i
	}
	if err := f.sortable(keys); err != nil {
		return Result{}, err
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := keys[a], keys[b]
		switch {
		case !x.Exists() && !y.Exists():
			return 0
		case !x.Exists():
			return 1
		case !y.Exists():
			return -1
		case f.Descending:
			return compareValues(y, x)
		default:
			return compareValues(x, y)
		}
	})
	return r.keep(order), nil
}

// sortable fails where all keys are objects or lists, which have no order, and
// makes numbers of texts that are all written as numbers.
func (f Sort) sortable(keys []gjson.Result) error {
	var deep gjson.Result
	scalars, numbers := 0, 0
	for _, v := range keys {
		switch {
		case v.Type == gjson.JSON:
			deep = v
		case v.Type == gjson.String && isNumber(v.Str) || v.Type == gjson.Number:
			numbers++
			scalars++
		case v.Exists() && v.Type != gjson.Null:
			scalars++
		}
	}
	if deep.Exists() && scalars == 0 {
		e := &Error{Kind: Incomparable, What: f.Field, Holds: "lists"}
		if deep.IsObject() {
			e.Holds = "objects"
			for _, name := range scalarMembers(deep) {
				e.Candidates = append(e.Candidates, Sort{f.Field + "." + name, f.Descending}.String())
			}
		} else {
			e.Candidates = []string{Sort{f.Field + ".0", f.Descending}.String(), Sort{f.Field + ".#", f.Descending}.String()}
		}
		return e
	}
	if numbers == scalars {
		for i, v := range keys {
			if v.Type == gjson.String {
				keys[i] = gjson.Result{Type: gjson.Number, Raw: v.Str, Num: gjson.Parse(v.Str).Num}
			}
		}
	}
	return nil
}

func (f Sort) String() string {
	if f.Descending {
		return "sort " + f.Field + " desc"
	}
	return "sort " + f.Field
}

func compareValues(a, b gjson.Result) int {
	if ra, rb := rank(a), rank(b); ra != rb {
		return ra - rb
	}
	switch a.Type {
	case gjson.Number:
		return compareNumbers(a.Raw, b.Raw)
	case gjson.String:
		return strings.Compare(a.Str, b.Str)
	default:
		return 0
	}
}

func rank(v gjson.Result) int {
	return slices.Index([]gjson.Type{gjson.Null, gjson.False, gjson.True, gjson.Number, gjson.String, gjson.JSON}, v.Type)
}

// Head is a filter: the first rows, at most so many.
type Head int

// Tail is a filter: the last rows, at most so many.
type Tail int

// Of tells which of n rows the filter keeps: those from one up to another.
func (f Head) Of(n int) (from, to int) { return 0, min(max(int(f), 0), n) }

// Of tells which of n rows the filter keeps: those from one up to another.
func (f Tail) Of(n int) (from, to int) { return n - min(max(int(f), 0), n), n }

// Apply keeps the kind of its input: rows of a Table, or a JSON array.
func (f Head) Apply(in Result) (Result, error) { return part(in, f.Of) }

// Apply keeps the kind of its input: rows of a Table, or a JSON array.
func (f Tail) Apply(in Result) (Result, error) { return part(in, f.Of) }

func part(in Result, of func(n int) (from, to int)) (Result, error) {
	r, err := rowsOf(in)
	if err != nil {
		return Result{}, err
	}
	var chosen []int
	for from, to := of(len(r.items)); from < to; from++ {
		chosen = append(chosen, from)
	}
	return r.keep(chosen), nil
}

func (f Head) String() string { return "head " + strconv.Itoa(int(f)) }
func (f Tail) String() string { return "tail " + strconv.Itoa(int(f)) }

// Count is a filter: how many rows, elements of an array or members of an
// object there are. Null counts 0, any other value 1; what is no JSON counts
// its bytes.
type Count struct{}

// Apply gives a JSON number. It does not fail.
func (Count) Apply(in Result) (Result, error) {
	return Result{JSON: strconv.AppendInt(nil, int64(countOf(in)), 10)}, nil
}

func (Count) String() string { return "count" }

func countOf(in Result) int {
	if in.Table != nil {
		return len(in.Table.Rows)
	}
	if Validate(in.JSON) != nil {
		return len(in.JSON)
	}
	root := gjson.ParseBytes(in.JSON)
	switch root.Type {
	case gjson.Null:
		return 0
	case gjson.JSON:
		n := 0
		root.ForEach(func(_, _ gjson.Result) bool { n++; return true })
		return n
	default:
		return 1
	}
}
