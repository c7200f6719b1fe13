def threading_setup():
    return ()


def threading_cleanup(*original_values):
    pass


def join_thread(thread, timeout=30):
    thread.join(timeout)
    if thread.is_alive():
        raise AssertionError("the thread has not ended")


class wait_threads_exit:
    def __init__(self, timeout=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None


class start_threads:
    def __init__(self, threads, unlock=None):
        self.threads, self.unlock = list(threads), unlock

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self.threads

    def __exit__(self, *details):
        if self.unlock:
            self.unlock()
        for thread in self.threads:
            thread.join()
