package servers_test

import (
	"testing"

	"labsh/shell/command/commandtest"
)

func TestMain(m *testing.M) { commandtest.Main(m) }
