"""What an import is made with."""

from _importlib import ModuleSpec, SourceFileLoader

__all__ = ['ModuleSpec', 'SourceFileLoader']
