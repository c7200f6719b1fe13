class StringIO:
    def __init__(self, initial_value=""):
        self.text = initial_value
        self.at = 0

    def write(self, s):
        self.text += s
        return len(s)

    def read(self, size=-1):
        start = self.at
        self.at = len(self.text) if size is None or size < 0 else min(len(self.text), start + size)
        return self.text[start : self.at]

    def getvalue(self):
        return self.text

    def flush(self):
        pass
