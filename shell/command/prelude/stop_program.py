import signal
import subprocess


def stop_program(program):
    if program.poll() is None:
        program.send_signal(signal.SIGINT)
        try:
            program.wait(1)
        except subprocess.TimeoutExpired:
            program.kill()
    program.wait()
