# SPDX-License-Identifier: MIT
# The program is called __main__.
print(__name__)


def main():
    return "main ran"


if __name__ == "__main__":
    print(main())
