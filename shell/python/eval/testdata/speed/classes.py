class Account:
    interest = 2

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount")
        self.balance += amount
        self.history.append(amount)
        return self.balance

    @property
    def size(self):
        return len(self.history)

    def __lt__(self, other):
        return self.balance < other.balance


class Savings(Account):
    def __init__(self, owner, balance=0, rate=3):
        super().__init__(owner, balance)
        self.rate = rate

    def deposit(self, amount):
        return super().deposit(amount + amount * self.rate // 100)


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def norm(self):
        return self.x * self.x + self.y * self.y


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


accounts = [Account(f"a{i}", i) for i in range(50)] + [Savings(f"s{i}") for i in range(50)]
for turn in range(600):
    for account in accounts:
        account.deposit(turn + 1)
total = sum(a.size + a.balance * a.interest for a in accounts)
v = Vector(0, 0)
for i in range(80000):
    v = v + Vector(i, 1)
    if v == Vector(-1, -1):
        break
head = None
for i in range(80000):
    head = Node(i, head)
length = 0
while head is not None:
    length += head.value % 2
    head = head.next
print(total, v.norm(), length, min(accounts).owner, sorted(accounts)[-1].owner)
