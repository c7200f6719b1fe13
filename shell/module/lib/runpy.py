"""Programs run inside a program: a file, or a module by its name."""

import sys
from _importlib import program as _program, run as _run, spec as _spec

__all__ = ['run_module', 'run_path']


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module, or a package's __main__, and give its variables."""
    spec = _program(mod_name)
    names = dict(init_globals or {}, __name__=run_name or mod_name, __file__=spec.origin, __package__=spec.parent,
                 __doc__=None, __loader__=spec.loader, __spec__=spec, __cached__=None)
    return _run_as(spec, names, spec.origin) if alter_sys else _run_in(spec, names)


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file, or the __main__.py of a folder, and give its variables."""
    name = run_name or '<run_path>'
    path = str(path_name)
    names = dict(init_globals or {}, __name__=name, __file__=path, __package__=name.rpartition('.')[0],
                 __doc__=None, __loader__=None, __spec__=None, __cached__=None)
    main = None
    try:
        main = _program('__main__', [path])
    except ImportError:
        pass  # it is no folder, or one without
    if main is None:
        try:
            return _run_as(_spec(name, path, None), names, path)
        except IsADirectoryError:
            raise ImportError(f"can't find '__main__' module in {path!r}") from None
    names.update(__file__=main.origin, __loader__=main.loader, __spec__=main)
    sys.path.insert(0, path)
    try:
        return _run_as(main, names, path)
    finally:
        sys.path.remove(path)


def _run_in(spec, names):
    _run(spec, names)
    return names


def _run_as(spec, names, argv0):
    """Run a text as the module that it says it is, with sys.argv[0] of its own."""
    name, before = names['__name__'], sys.argv[0]
    module = type(sys)(name)
    module.__dict__.update(names)
    replaced = sys.modules.get(name)
    sys.modules[name], sys.argv[0] = module, argv0
    try:
        return dict(_run_in(spec, module.__dict__))
    finally:
        sys.argv[0] = before
        if replaced is None:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = replaced
