# A server with a thread for each client, and files over the sockets.
import socket, sys, threading

def handle(conn):
    reader = conn.makefile("rb")
    conn.sendall(reader.readline().upper())

def main():
    server = socket.create_server(("127.0.0.1", 0))
    print("port", server.getsockname()[1], flush=True)
    for i in range(int(sys.argv[1])):
        threading.Thread(target=handle, args=(server.accept()[0],)).start()

main()
for thread in threading.enumerate():
    if thread is not threading.current_thread():
        thread.join()
print("served")
