package extract_test

import (
	"errors"
	"fmt"

	"labsh/fakestore/extract"
)

func ExampleApply() {
	json := `[{"title":"disk","rating":{"count":203}},{"title":"ring","rating":{"count":70}}]`
	filter, err := extract.Parse("fields title count")
	if err != nil {
		panic(err)
	}
	result, err := extract.Apply([]byte(json), extract.Sort{Field: "count"}, filter)
	if err != nil {
		panic(err)
	}
	fmt.Println(result.Table.Header)
	for _, row := range result.Table.Rows {
		fmt.Println(row[0].Text(), row[1].Text())
	}
	// Output:
	// [title count]
	// ring 70
	// disk 203
}

// A path that gjson silently gives nothing for is an error with a hint.
func ExamplePath_Apply() {
	_, err := extract.Apply([]byte(`[{"title":"disk"}]`), extract.Path("title"))
	var nothing *extract.Error
	if errors.As(err, &nothing) {
		fmt.Println(nothing.Candidates)
	}
	fmt.Println(err)
	// Output:
	// [#.title]
	// nothing matched title; did you mean #.title?
}
