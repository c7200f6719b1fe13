def unlink(filename):
    pass


def rmtree(path):
    pass
