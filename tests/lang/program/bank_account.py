# SPDX-License-Identifier: MIT
# Accounts with errors of their own.
class BankError(Exception):
    pass


class Overdrawn(BankError):
    def __init__(self, account, missing):
        super().__init__("%s lacks %d" % (account.owner, missing))
        self.missing = missing


class Account:
    total = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.log = []
        Account.total += 1

    @property
    def balance(self):
        return self._balance

    def move(self, amount):
        if self._balance + amount < 0:
            raise Overdrawn(self, -(self._balance + amount))
        self._balance += amount
        self.log.append(amount)
        return self

    def __repr__(self):
        return "Account(%r, %d)" % (self.owner, self._balance)


def transfer(a, b, amount):
    a.move(-amount)
    try:
        b.move(amount)
    except BankError:
        a.move(amount)
        raise


a, b = Account("ann", 100), Account("bob")
transfer(a, b, 30)
for amount in (50, 50):
    try:
        transfer(a, b, amount)
        print("moved", amount)
    except Overdrawn as e:
        print(e, e.missing)
print(a, b, a.balance + b.balance, b.log, Account.total)
