"""Modules found without being imported, and made of any file."""

import sys
from _importlib import find as _find, new as module_from_spec, spec as _spec
from importlib import _resolve_name

__all__ = ['find_spec', 'module_from_spec', 'resolve_name', 'spec_from_file_location']


def resolve_name(name, package):
    """Give the whole name of a module that is named relative to a package."""
    level = len(name) - len(name.lstrip('.'))
    if not level:
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    return _resolve_name(name[level:], package, level)


def find_spec(name, package=None):
    """Give the spec of a module, None where there is none; packages around it are imported."""
    whole = resolve_name(name, package)
    if whole in sys.modules:
        module = sys.modules[whole]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f'{name}.__spec__ is not set') from None
        if spec is None:
            raise ValueError(f'{name}.__spec__ is None')
        return spec
    parent = whole.rpartition('.')[0]
    if not parent:
        return _find(whole, None)
    try:
        path = __import__(parent, fromlist=['__path__']).__path__
    except AttributeError as e:
        raise ModuleNotFoundError(
            f'__path__ attribute not found on {parent!r} while trying to find {whole!r}', name=whole) from e
    return _find(whole, path)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """Give the spec of a module with that file."""
    return _spec(name, str(location), submodule_search_locations)
