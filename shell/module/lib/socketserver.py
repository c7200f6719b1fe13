"""Servers in a few lines: a server waits for requests, a handler class answers them.

A server that forks is not there: a thread for each request (ThreadingMixIn) does it.
"""

import select
import socket
import sys
import threading
from io import BytesIO, BufferedIOBase
from time import monotonic as time

__all__ = [
    "BaseServer", "TCPServer", "UDPServer", "ThreadingUDPServer", "ThreadingTCPServer", "BaseRequestHandler",
    "StreamRequestHandler", "DatagramRequestHandler", "ThreadingMixIn",
]


class BaseServer:
    """What every server does: wait, verify, hand a request to a handler, clean up.

    A class below says what get_request(), server_bind() and the like are.
    """

    timeout = None

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address = server_address
        self.RequestHandlerClass = RequestHandlerClass
        self.__is_shut_down = threading.Event()
        self.__shutdown_request = False

    def server_activate(self):
        """Called by the constructor to begin to listen."""

    def serve_forever(self, poll_interval=0.5):
        """Handle one request after another until shutdown().

        A shutdown is looked for every poll_interval seconds.
        """
        self.__is_shut_down.clear()
        try:
            while not self.__shutdown_request:
                ready, _, _ = select.select([self], [], [], poll_interval)
                if not self.__shutdown_request:
                    if ready:
                        self._handle_request_noblock()
                    self.service_actions()
        finally:
            self.__shutdown_request = False
            self.__is_shut_down.set()

    def shutdown(self):
        """End serve_forever(), and wait until it has: from another thread."""
        self.__shutdown_request = True
        self.__is_shut_down.wait()

    def service_actions(self):
        """Called by serve_forever() at each turn."""

    def handle_request(self):
        """Handle one request; the timeout of the socket or of the server is kept."""
        timeout = self.socket.gettimeout()
        if timeout is None:
            timeout = self.timeout
        elif self.timeout is not None:
            timeout = min(timeout, self.timeout)
        deadline = None if timeout is None else time() + timeout
        while not select.select([self], [], [], timeout)[0]:
            if deadline is not None:
                timeout = deadline - time()
                if timeout < 0:
                    return self.handle_timeout()
        return self._handle_request_noblock()

    def _handle_request_noblock(self):
        """Handle one request: a client is there, and get_request() does not wait."""
        try:
            request, client_address = self.get_request()
        except OSError:
            return
        taken = False
        try:
            if self.verify_request(request, client_address):
                self.process_request(request, client_address)
                taken = True
        except Exception:
            self.handle_error(request, client_address)
        finally:
            if not taken:
                self.shutdown_request(request)

    def handle_timeout(self):
        """Called when handle_request() has waited for as long as it may."""

    def verify_request(self, request, client_address):
        """Say whether the request is to be handled."""
        return True

    def process_request(self, request, client_address):
        """Have the request handled, and end it."""
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def server_close(self):
        """Free what the server has."""

    def finish_request(self, request, client_address):
        """Handle the request: an instance of the handler class does it."""
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        """End a request, and tell the other side."""
        self.close_request(request)

    def close_request(self, request):
        """Clean up a request."""

    def handle_error(self, request, client_address):
        """Print what a handler has raised, and go on."""
        print("-" * 40, file=sys.stderr)
        print("Exception occurred during processing of request from", client_address, file=sys.stderr)
        import traceback
        traceback.print_exc()
        print("-" * 40, file=sys.stderr)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.server_close()


class TCPServer(BaseServer):
    """A server over a stream: a request is the socket of a connection."""

    address_family = socket.AF_INET
    socket_type = socket.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = False
    allow_reuse_port = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        BaseServer.__init__(self, server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if bind_and_activate:
            try:
                self.server_bind()
                self.server_activate()
            except:
                self.server_close()
                raise

    def server_bind(self):
        """Give the socket its address."""
        for allowed, option in (self.allow_reuse_address, "SO_REUSEADDR"), (self.allow_reuse_port, "SO_REUSEPORT"):
            if allowed and hasattr(socket, option):
                self.socket.setsockopt(socket.SOL_SOCKET, getattr(socket, option), 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_activate(self):
        """Begin to listen."""
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        """Close the socket that listens."""
        self.socket.close()

    def fileno(self):
        """The descriptor of the socket, for select()."""
        return self.socket.fileno()

    def get_request(self):
        """A connection's socket and the address of its client."""
        return self.socket.accept()

    def shutdown_request(self, request):
        """Say that no more comes, and close the connection."""
        try:
            request.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the client has gone already
        self.close_request(request)

    def close_request(self, request):
        """Close a connection."""
        request.close()


class UDPServer(TCPServer):
    """A server of datagrams: a request is the data and the server's socket."""

    allow_reuse_address = False
    allow_reuse_port = False
    socket_type = socket.SOCK_DGRAM
    max_packet_size = 8192

    def get_request(self):
        data, client_address = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), client_address

    def server_activate(self):
        pass  # datagrams come without

    def shutdown_request(self, request):
        self.close_request(request)

    def close_request(self, request):
        pass  # the socket is the server's


class _Threads(list):
    """Threads that are to be waited for."""

    def append(self, thread):
        self[:] = [t for t in self if t.is_alive()]
        if not thread.daemon:
            super().append(thread)

    def join(self):
        while self:
            self.pop().join()


class _NoThreads:
    """What stands for them when nobody waits."""

    def append(self, thread):
        pass

    def join(self):
        pass


class ThreadingMixIn:
    """Handle each request in a thread of its own."""

    daemon_threads = False  # whether the program's end leaves them behind
    block_on_close = True  # whether server_close() waits for them
    _threads = _NoThreads()

    def process_request_thread(self, request, client_address):
        """What process_request() does, in a thread."""
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def process_request(self, request, client_address):
        """Start a thread for the request."""
        if self.block_on_close:
            vars(self).setdefault("_threads", _Threads())
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=self.daemon_threads)
        self._threads.append(thread)
        thread.start()

    def server_close(self):
        super().server_close()
        self._threads.join()


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    pass


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    pass


if hasattr(socket, "AF_UNIX"):
    __all__ += ["UnixStreamServer", "UnixDatagramServer", "ThreadingUnixStreamServer", "ThreadingUnixDatagramServer"]

    class UnixStreamServer(TCPServer):
        address_family = socket.AF_UNIX

    class UnixDatagramServer(UDPServer):
        address_family = socket.AF_UNIX

    class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
        pass

    class ThreadingUnixDatagramServer(ThreadingMixIn, UnixDatagramServer):
        pass


class BaseRequestHandler:
    """Serves one request, by setup(), handle() and finish().

    An instance is made for each request. It has request, client_address and server.
    """

    def __init__(self, request, client_address, server):
        self.request = request
        self.client_address = client_address
        self.server = server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        pass

    def handle(self):
        pass

    def finish(self):
        pass


class StreamRequestHandler(BaseRequestHandler):
    """A handler with files for the connection: rfile reads, wfile writes."""

    rbufsize = -1
    wbufsize = 0
    timeout = None
    disable_nagle_algorithm = False

    def setup(self):
        self.connection = sock = self.request
        if self.timeout is not None:
            sock.settimeout(self.timeout)
        if self.disable_nagle_algorithm:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.rfile = sock.makefile("rb", self.rbufsize)
        self.wfile = sock.makefile("wb", self.wbufsize) if self.wbufsize else _SocketWriter(sock)

    def finish(self):
        try:
            if not self.wfile.closed:
                self.wfile.flush()
        except OSError:
            pass  # the connection may be gone
        self.wfile.close()
        self.rfile.close()


class _SocketWriter(BufferedIOBase):
    """A file whose write() sends everything at once."""

    def __init__(self, sock):
        self._sock = sock

    def writable(self):
        return True

    def write(self, b):
        self._sock.sendall(b)
        return memoryview(b).nbytes

    def fileno(self):
        return self._sock.fileno()


class DatagramRequestHandler(BaseRequestHandler):
    """A handler with files for a datagram: what wfile has at the end is the answer."""

    def setup(self):
        self.packet, self.socket = self.request
        self.rfile = BytesIO(self.packet)
        self.wfile = BytesIO()

    def finish(self):
        self.socket.sendto(self.wfile.getvalue(), self.client_address)


def __getattr__(name):
    if name.startswith("Forking"):
        raise AttributeError("socketserver.%s is not there: use %s" % (name, name.replace("Forking", "Threading")))
    raise AttributeError("module 'socketserver' has no attribute %r" % name)
