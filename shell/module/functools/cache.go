package functools

import (
	"math"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// cache is a function that remembers its results: _lru_cache_wrapper(function, maxsize,
// typed, cache_info). Those in use are a ring, the latest one before end.
type cache struct {
	object.Header
	f            object.Value
	maxsize      int // -1 for no limit
	typed        bool
	info         object.Value // what cache_info() makes of its numbers
	known        *object.Dict // of *result
	end          result
	hits, misses int64
	attrs        *object.Dict // those of the function, and the program's own
}

func (c *cache) Attrs() *object.Dict { return c.attrs }

// result is a value of the dict of what is known.
type result struct {
	key, v       object.Value
	newer, older *result
}

func (*result) Type() *object.Type  { return object.ObjectType }
func (c *cache) Type() *object.Type { return c.ClassOr(nil) }

var cacheType = sync.OnceValue(func() *object.Type {
	class := object.NewType(&object.Type{
		Name: "_lru_cache_wrapper", Module: "functools", Static: true,
		New:  newCache,
		Init: func(*object.Thread, object.Value, object.Args) error { return nil },
		Call: func(t *object.Thread, v object.Value, args object.Args) (object.Value, error) {
			return v.(*cache).call(t, args)
		},
		DescrGet: bound,
	})
	class.AddProperty("__dict__", "", func(_ *object.Thread, v object.Value) (object.Value, error) { return v.(*cache).attrs, nil })
	class.AddMethod("cache_info", "", "Report cache statistics", func(t *object.Thread, a []object.Value) (object.Value, error) {
		c := a[0].(*cache)
		maxsize := object.None
		if c.maxsize >= 0 {
			maxsize = object.NewInt(int64(c.maxsize))
		}
		return object.Call(t, c.info, object.NewInt(c.hits), object.NewInt(c.misses), maxsize, object.NewInt(int64(c.known.Len())))
	})
	class.AddMethod("cache_clear", "", "Clear the cache and cache statistics", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		a[0].(*cache).clear()
		return object.None, nil
	})
	for _, name := range []string{"__copy__", "__deepcopy__"} {
		class.AddMethod(name, "memo=None, /", "", func(_ *object.Thread, a []object.Value) (object.Value, error) { return a[0], nil })
	}
	return class
})

// bound has the function be a method of a class, with one cache for all instances.
func bound(_ *object.Thread, f, instance object.Value, _ *object.Type) (object.Value, error) {
	if instance == nil {
		return f, nil
	}
	return &object.BoundMethod{Func: f, Self: instance}, nil
}

func newCache(t *object.Thread, class *object.Type, args object.Args) (object.Value, error) {
	if err := native.CountArgs("_lru_cache_wrapper", len(args.Pos), 4, 4); err != nil {
		return nil, err
	}
	c := &cache{f: args.Pos[0], info: args.Pos[3], maxsize: -1, attrs: object.NewDict()}
	if maxsize := args.Pos[1]; maxsize != object.None {
		n, err := native.Size(t, maxsize)
		if err != nil {
			return nil, err
		}
		c.maxsize = max(n, 0)
	}
	var err error
	c.typed, err = object.Truth(t, args.Pos[2])
	c.SetClass(class)
	c.clear()
	return c, err
}

func (c *cache) clear() {
	c.hits, c.misses, c.known = 0, 0, object.NewDict()
	c.end.newer, c.end.older = &c.end, &c.end
}

// keywords stands between the positional arguments and the others of a key: nothing that a
// program has is equal to it.
var keywords object.Value = &result{}

// key is what the arguments of a call are remembered by.
func (c *cache) key(args object.Args) object.Value {
	if len(args.Pos) == 1 && len(args.Kw) == 0 && !c.typed {
		switch v := args.Pos[0].(type) {
		case object.Int, object.Str:
			return v
		}
	}
	elems := append([]object.Value(nil), args.Pos...)
	if len(args.Kw) > 0 {
		elems = append(elems, keywords)
	}
	for _, kw := range args.Kw {
		elems = append(elems, object.Str(kw.Name), kw.Value)
	}
	if c.typed {
		for _, v := range args.Pos {
			elems = append(elems, v.Type())
		}
		for _, kw := range args.Kw {
			elems = append(elems, kw.Value.Type())
		}
	}
	return object.NewTuple(elems...)
}

func (c *cache) call(t *object.Thread, args object.Args) (object.Value, error) {
	if c.maxsize == 0 {
		c.misses++
		return object.CallArgs(t, c.f, args)
	}
	key := c.key(args)
	found, ok, err := c.known.Get(t, key)
	if err != nil {
		return nil, err
	}
	if ok {
		r := found.(*result)
		c.hits++
		if c.maxsize > 0 {
			r.unlink()
			c.link(r)
		}
		return r.v, nil
	}
	c.misses++
	args.Pos = append([]object.Value(nil), args.Pos...)
	v, err := object.CallArgs(t, c.f, args)
	if err != nil {
		return nil, err
	}
	// The function may have been called with these arguments meanwhile.
	if _, ok, err := c.known.Get(t, key); ok || err != nil {
		return v, err
	}
	r := &result{key: key, v: v}
	if err := c.known.Set(t, key, r); err != nil {
		return nil, err
	}
	c.link(r)
	if c.known.Len() > c.limit() {
		oldest := c.end.newer
		oldest.unlink()
		_, err = c.known.Delete(t, oldest.key)
	}
	return v, err
}

func (c *cache) limit() int {
	if c.maxsize < 0 {
		return math.MaxInt
	}
	return c.maxsize
}

// link makes r the latest result.
func (c *cache) link(r *result) {
	r.older, r.newer = c.end.older, &c.end
	r.older.newer, c.end.older = r, r
}

func (r *result) unlink() { r.older.newer, r.newer.older = r.newer, r.older }
