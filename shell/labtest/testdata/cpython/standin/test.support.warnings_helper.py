class check_warnings:
    def __init__(self, *filters, quiet=True):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None
