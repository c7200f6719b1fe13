package console

import "strings"

// hangs reports whether the last column has to stand under the others.
func (t Table) hangs(width int) bool {
	if !t.Under || width <= 0 {
		return false
	}
	whole, _ := t.widths()
	return len(whole) > 1 && total(whole) > width
}

// hung is the table with its last column under the others, a blank before it.
func (t Table) hung() string {
	last := max(len(t.Head)-1, 0)
	for _, row := range t.Rows {
		last = max(last, len(row)-1)
	}
	main, under := t, []string{}
	main.Under, main.Head, main.Rows = false, without(t.Head, last), nil
	if len(t.Head) > last {
		under = append(under, Escape(t.Head[last]))
	}
	for _, row := range t.Rows {
		main.Rows = append(main.Rows, without(row, last))
		cell := ""
		if len(row) > last && row[last] != "" {
			cell = " " + Escape(row[last])
		}
		under = append(under, cell)
	}
	var b strings.Builder
	for i, line := range strings.Split(strings.TrimSuffix(main.Aligned(0), "\n"), "\n") {
		b.WriteString(line + "\n")
		if under[i] != "" {
			b.WriteString(under[i] + "\n")
		}
	}
	return b.String()
}
