package netlab

import (
	"cmp"
	"slices"
)

// optionNames are the options of this system, sorted by level and name.
var optionNames = slices.SortedFunc(slices.Values(slices.Concat(commonOptions, systemOptions)), func(a, b OptionName) int {
	return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Name, b.Name))
})
