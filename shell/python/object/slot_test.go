package object

import (
	"reflect"
	"testing"
)

// TestSlotsAreTheFields asks that the constants of the slots are the places of the
// fields, and that each slot of a built-in type is found at its own.
func TestSlotsAreTheFields(t *testing.T) {
	typ := reflect.TypeFor[Type]()
	var fields []reflect.StructField
	for i := range typ.NumField() {
		if f := typ.Field(i); f.Type.Kind() == reflect.Func {
			fields = append(fields, f)
		}
	}
	names := map[int]string{
		slotNew: "New", slotInit: "Init", slotRepr: "Repr", slotStr: "Str", slotFormat: "Format", slotHash: "Hash",
		slotTruth: "Truth", slotLen: "Len", slotIndex: "Index", slotIter: "Iter", slotNext: "Next", slotContains: "Contains",
		slotGetItem: "GetItem", slotSetItem: "SetItem", slotBinary: "Binary", slotInPlace: "InPlace", slotUnary: "Unary",
		slotCompare: "Compare", slotCall: "Call", slotGetAttr: "GetAttr", slotSetAttr: "SetAttr", slotDescrGet: "DescrGet",
		slotDescrSet: "DescrSet",
	}
	if len(fields) != slotCount || len(names) != slotCount {
		t.Fatalf("%d fields, %d names, %d slots", len(fields), len(names), slotCount)
	}
	for i, f := range fields {
		if f.Name != names[i] || f.Offset != fields[0].Offset+uintptr(i)*reflect.TypeFor[uintptr]().Size() {
			t.Errorf("slot %d is %s, the field there %s at %d", i, names[i], f.Name, f.Offset)
		}
		if len(specials[i]) == 0 || dunders[i] == nil {
			t.Errorf("%s stands for no method", f.Name)
		}
	}
}
