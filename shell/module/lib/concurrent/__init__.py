"""Programs whose parts run side by side: see concurrent.futures."""
