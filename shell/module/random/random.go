// Package random is the module _random, the generator of random, and what it takes
// from the system.
package random

import (
	"crypto/rand"
	"math"
	"math/big"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// generator is a _random.Random.
type generator struct {
	object.Header
	twister
}

func (g *generator) Type() *object.Type { return g.ClassOr(generatorType()) }

var generatorClass native.Lazy

func generatorType() *object.Type { return generatorClass.Of(newGeneratorType) }

func newGeneratorType() *object.Type {
	class := object.NewType(&object.Type{Name: "Random", Module: "_random", Static: true, Doc: "Random() -> create a random number generator with its own internal state."})
	class.New = func(t *object.Thread, class *object.Type, args object.Args) (object.Value, error) {
		if len(args.Pos) > 1 && !class.Heap {
			return nil, object.Errorf(object.TypeError, "Random() requires 0 or 1 argument")
		}
		g := &generator{}
		if class.Heap {
			g.SetClass(class)
		}
		seed := object.None
		if len(args.Pos) == 1 {
			seed = args.Pos[0]
		}
		return g, g.seedBy(t, seed)
	}
	class.Init = func(*object.Thread, object.Value, object.Args) error { return nil }
	add := func(name, sig, doc string, f func(t *object.Thread, g *generator, a []object.Value) (object.Value, error)) {
		class.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			return f(t, a[0].(*generator), a[1:])
		})
	}
	add("random", "", "random() -> x in the interval [0, 1).", func(t *object.Thread, g *generator, _ []object.Value) (object.Value, error) {
		return t.Float(object.Float(g.float())), nil
	})
	add("seed", "n=None, /", "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier.", func(t *object.Thread, g *generator, a []object.Value) (object.Value, error) {
		return object.None, g.seedBy(t, a[0])
	})
	add("getrandbits", "k, /", "getrandbits(k) -> x.  Generates an int with k random bits.", getrandbits)
	add("getstate", "", "getstate() -> tuple containing the current state.", func(_ *object.Thread, g *generator, _ []object.Value) (object.Value, error) {
		elems := make([]object.Value, words+1)
		for i, w := range g.state {
			elems[i] = object.NewInt(int64(w))
		}
		elems[words] = object.NewInt(int64(g.next))
		return object.NewTuple(elems...), nil
	})
	add("setstate", "state, /", "setstate(state) -> None.  Restores generator state.", func(t *object.Thread, g *generator, a []object.Value) (object.Value, error) {
		return object.None, g.setState(t, a[0])
	})
	return class
}

// seedBy fills the state by an int or by what can be hashed; None takes the system's
// randomness.
func (g *generator) seedBy(t *object.Thread, v object.Value) error {
	if !native.Given(v) {
		key := make([]byte, words*4)
		rand.Read(key) // it never fails
		g.seedInt(new(big.Int).SetBytes(key))
		return nil
	}
	if object.Is(v, object.IntType) {
		n, err := object.AsBig(t, v)
		if err == nil {
			g.seedInt(n)
		}
		return err
	}
	h, err := object.Hash(t, v)
	if err == nil {
		g.seedInt(new(big.Int).SetUint64(uint64(h)))
	}
	return err
}

func getrandbits(t *object.Thread, g *generator, a []object.Value) (object.Value, error) {
	k, err := native.Int(t, a[0])
	switch {
	case err != nil:
		return nil, err
	case k < 0:
		return nil, object.Errorf(object.ValueError, "number of bits must be non-negative")
	case k == 0:
		return object.NewInt(0), nil
	case k <= 32:
		return t.Int(int64(g.uint32() >> (32 - k))), nil
	case k > object.MaxIntBits:
		return nil, object.NewException(object.MemoryError)
	}
	return object.NewBig(g.bits(k)), nil
}

func (g *generator) setState(t *object.Thread, v object.Value) error {
	tuple, ok := object.Plain(v).(*object.Tuple)
	if !ok {
		return object.Errorf(object.TypeError, "state vector must be a tuple")
	}
	if len(tuple.Elems) != words+1 {
		return object.Errorf(object.ValueError, "state vector is the wrong size")
	}
	var read twister
	for i, elem := range tuple.Elems {
		if !object.Is(elem, object.IntType) {
			return object.Errorf(object.TypeError, "an integer is required")
		}
		n, err := object.AsBig(t, elem)
		switch {
		case err != nil:
			return err
		case i == words && (!n.IsInt64() || n.Int64() < 0 || n.Int64() > words):
			return object.Errorf(object.ValueError, "invalid state")
		case n.Sign() < 0:
			return object.Errorf(object.OverflowError, "can't convert negative value to unsigned int")
		case !n.IsUint64():
			return object.Errorf(object.OverflowError, "Python int too large to convert to C unsigned long")
		case i == words:
			read.next = int(n.Int64())
		default:
			read.state[i] = uint32(n.Uint64() & math.MaxUint32)
		}
	}
	g.twister = read
	return nil
}

// Module makes the module _random.
func Module() (*object.Module, error) {
	m := object.NewModule("_random", "Module implements the Mersenne Twister random number generator.")
	m.Vars.Set("Random", generatorType())
	return m, nil
}
