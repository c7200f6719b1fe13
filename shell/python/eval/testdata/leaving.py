# How blocks are left: what a finally clause or an __exit__ undoes is undone.
def f():
    for i in range(2):
        try:
            return 1
        finally:
            continue
f()
def f():
    while True:
        try:
            return 1
        finally:
            break
f()
class Swallow:
    def __enter__(self): return self
    def __exit__(self, *exc): return True
def f():
    with Swallow():
        try:
            return 1
        finally:
            raise ValueError
f()
def f():
    try:
        try:
            return 1
        finally:
            raise ValueError
    except ValueError:
        pass
f()
def f():
    try:
        return 1
    finally:
        try:
            return 2
        finally:
            pass
f()
