def collatz(n):
    steps = 0
    while n != 1:
        if n % 2 == 0:
            n = n // 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps

def pairs(n):
    total = 0
    for i in range(n):
        for j in range(i):
            if i % 3 == j % 3 and i * j > 100:
                total += i - j
    return total

print(max(collatz(n) for n in range(1, 6000)), pairs(900))
matrix = [[i * j for j in range(60)] for i in range(60)]
product = [[0] * 60 for _ in range(60)]
for i in range(60):
    for j in range(60):
        s = 0
        for k in range(60):
            s += matrix[i][k] * matrix[k][j]
        product[i][j] = s
x = 0.0
for i in range(200000):
    x = x * 0.5 + i
print(product[59][59], x)
