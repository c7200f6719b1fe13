class Numbers:
    """Numbers that look random, the same ones in each run."""

    def __init__(self):
        self.state = 12345

    def random(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 11) / 2**53

    def seed(self, *args):
        pass

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        return start + step * int(self.random() * ((stop - start + step - 1) // step))

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        return seq[self.randrange(len(seq))]

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def getrandbits(self, k):
        value = 0
        for _ in range(k):
            value = value * 2 + self.randrange(2)
        return value

    def randbytes(self, n):
        return bytes([self.randrange(256) for _ in range(n)])

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self.randrange(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k):
        x = list(population)
        self.shuffle(x)
        return x[:k]


numbers = Numbers()
random = numbers.random
seed = numbers.seed
randrange = numbers.randrange
randint = numbers.randint
choice = numbers.choice
uniform = numbers.uniform
getrandbits = numbers.getrandbits
randbytes = numbers.randbytes
shuffle = numbers.shuffle
sample = numbers.sample
