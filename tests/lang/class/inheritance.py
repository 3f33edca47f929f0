# SPDX-License-Identifier: MIT
# Methods are found in the base and overridden below.
class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " " + self.sound()

    def sound(self):
        return "..."


class Dog(Animal):
    def sound(self):
        return "woof"


class Bird(Animal):
    legs = 2

    def __init__(self, name):
        super().__init__(name + " the bird")


for x in (Animal("thing"), Dog("rex"), Bird("tweety")):
    print(x.speak(), x.legs)
print(
    isinstance(Dog("a"), Animal),
    issubclass(Dog, Animal),
    issubclass(Animal, Dog),
    Dog.__bases__ == (Animal,),
)
