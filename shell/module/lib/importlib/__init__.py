"""Modules imported by names that a program makes up, or once more."""

import sys
from _importlib import find as _find, run as _run

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

__import__ = __import__


def import_module(name, package=None):
    """Import a module; package is what a name that begins with dots is relative to."""
    level = len(name) - len(name.lstrip('.'))
    if level and not package:
        raise TypeError(f'the \'package\' argument is required to perform a relative import for {name!r}')
    if level:
        name = _resolve_name(name[level:], package, level)
    __import__(name)
    return sys.modules[name]


def _resolve_name(name, package, level):
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{parts[0]}.{name}' if name else parts[0]


def invalidate_caches():
    """Forget what was found in folders: nothing is kept of it here."""


def reload(module):
    """Run the text of a module again, with its variables as they are; give the module."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module')
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    parent = name.rpartition('.')[0]
    if parent and parent not in sys.modules:
        raise ImportError(f'parent {parent!r} not in sys.modules', name=parent)
    spec = module.__spec__ = _find(name, sys.modules[parent].__path__ if parent else None)
    if spec is None:
        raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
    _run(spec, module.__dict__)
    return sys.modules[name]
