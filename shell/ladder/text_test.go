package ladder_test

import (
	"fmt"
	"testing"

	"labsh/shell/ladder"
	"labsh/shell/locale"
)

func TestX(t *testing.T) {
	for _, w := range []int{40, 60, 80, 120} {
		d := ladder.Draw(sheetExchange(), ladder.Options{Lang: locale.French, Columns: ladder.ForWidth(w)})
		fmt.Println(d.Text(w))
	}
}
