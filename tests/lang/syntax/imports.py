# SPDX-License-Identifier: MIT
# Import statements that are not well formed.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "import",
    "import x,",
    "import x as",
    "import x.",
    "import .x",
    "import x y",
    "import (x)",
    "import *",
    "from x import",
    "from import x",
    "from x import (",
    "from x import ()",
    "from x import a b",
    "from x import a,",
    "from x import (a, b",
    "from x import a as",
    "from x",
    "from x import a.b",
    "from x import *, a",
    "from x import (*)",
    "def f():\n    from x import *",
    "from . import",
    "from 1 import x",
    "import 1",
    "from x import 1",
):
    print(repr(source), kind(source))
