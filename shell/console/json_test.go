package console

import (
	"encoding/json"
	"strings"
	"testing"
)

// Indentation does not make much of little: the text stays JSON.
func TestIndentJSONGrowth(t *testing.T) {
	src := strings.Repeat("[", 100) + strings.Repeat("1,", 200_000) + "1" + strings.Repeat("]", 100)
	got := IndentJSON([]byte(src))
	if limit := 2 * maxGrowth * len(src); len(got) > limit {
		t.Errorf("%d bytes became %d, more than %d", len(src), len(got), limit)
	}
	if !json.Valid([]byte(got)) {
		t.Error("the text is no JSON")
	}
}
