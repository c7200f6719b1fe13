package hashlib_test

import (
	"runtime"
	"testing"

	"labsh/shell/module"
	"labsh/shell/module/moduletest"
	"labsh/shell/python/object"
)

// TestInterrupt ends a key derivation that would take hours.
func TestInterrupt(t *testing.T) {
	th := moduletest.Thread(t, &module.Host{})
	go func() {
		for !th.Waits() {
			runtime.Gosched()
		}
		th.Interrupt()
	}()
	_, err := moduletest.Call(th, "_hashlib", "pbkdf2_hmac", object.Args{Pos: []object.Value{
		object.Str("sha256"), object.Bytes("password"), object.Bytes("salt"), object.Int(1 << 40),
	}})
	if !object.IsException(err, object.KeyboardInterrupt) {
		t.Error(err)
	}
}
