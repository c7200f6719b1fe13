"""Modules for URLs: urllib.parse, urllib.request, urllib.error."""
