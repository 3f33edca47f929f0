# SPDX-License-Identifier: MIT
# Two closures over the same variables.
def account(balance):
    history = []

    def deposit(n):
        nonlocal balance
        balance += n
        history.append(("+", n))
        return balance

    def withdraw(n):
        nonlocal balance
        if n > balance:
            return "no"
        balance -= n
        history.append(("-", n))
        return balance

    return deposit, withdraw, lambda: (balance, history)


d, w, state = account(10)
print(d(5), w(12), w(100), d(1), state())
