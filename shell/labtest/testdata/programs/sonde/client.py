import os
import re
import subprocess
import sys


def ping(port, n):
    sonde = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sonde.py")
    r = subprocess.run([sys.executable, sonde, str(port), str(n)], capture_output=True, text=True)
    ttls = [int(x) for x in re.findall(r"ttl=(\d+)", r.stdout)]
    resume = re.search(r"(\d+) packets transmitted, (\d+) received", r.stdout)
    return r.returncode, ttls, resume.groups()


print(ping(sys.argv[1], 3))
print(ping(sys.argv[1], 3))
print(subprocess.check_output("echo bonjour; exit 0", shell=True))
try:
    subprocess.check_call([sys.executable, "-c", "import sys; sys.exit(4)"])
except subprocess.CalledProcessError as e:
    print("code", e.returncode)
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(p.communicate("été".encode()), p.returncode)
try:
    subprocess.run(["ce-programme-n-existe-pas"])
except FileNotFoundError as e:
    print(e)
