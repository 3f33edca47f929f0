# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# heap: 32k
# loggers, levels, handlers, formats
import io
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO)
logging.info("number %d of %s", 5, "x")
logging.debug("unseen")
logging.warning("100%")
logging.error("%(a)s", {"a": 1})
logging.critical([1, 2])
logging.log(25, "between")
logging.basicConfig(level=logging.DEBUG, format="not again")
logging.debug("unseen")
log = logging.getLogger("main")
log.info("hello")
log.setLevel("ERROR")
log.warning("unseen")
log.error("seen %s", (1, 2))
child = logging.getLogger("main.part.deep")
print(child.getEffectiveLevel(), logging.getLogger("other").getEffectiveLevel(), log.level, child.level, child.name, child)
child.warning("unseen")
child.setLevel(logging.DEBUG)
child.debug("seen")
print(logging.getLogger("main") is log, log.getChild("part").getChild("deep") is child, logging.getLogger() is logging.getLogger("root"))
print(log.isEnabledFor(logging.INFO), log.isEnabledFor(logging.CRITICAL), log.hasHandlers(), log.handlers)
text = io.StringIO()
handler = logging.StreamHandler(text)
handler.setFormatter(logging.Formatter("%(levelno)d %(levelname)-8s|%(name)s|%(message)s"))
handler.setLevel(logging.WARNING)
child.addHandler(handler)
child.addHandler(handler)
child.propagate = False
child.info("unseen")
child.error("to the text")
child.warning("too")
print(text.getvalue().split("\n"))
child.removeHandler(handler)
child.propagate = True
child.info("back")
logging.basicConfig(stream=sys.stdout, format="%(message)s!", force=True)
log.error("new format")
logging.disable(logging.ERROR)
log.error("unseen")
log.critical("still")
logging.disable(logging.NOTSET)
print(logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(25), logging.WARN, logging.FATAL)
logging.addLevelName(25, "NOTE")
logging.basicConfig(stream=sys.stdout, format="%(levelname)s", force=True)
log.setLevel(1)
log.log(25, "x")
for level in ("nothing", "info"):
    try:
        log.setLevel(level)
    except ValueError:
        print("ValueError")


class Kept(logging.Handler):
    def emit(self, record):
        print("kept", record.levelname, record.name, record.msg, record.args, record.getMessage())


log.addHandler(Kept())
log.info("a %s %s", 1, "b")
log.addHandler(logging.NullHandler())
log.info("c")
root = logging.getLogger()
for handler in list(root.handlers):
    root.removeHandler(handler)
print(root.handlers, root.hasHandlers(), log.hasHandlers())
logging.basicConfig(stream=sys.stdout, format="%(asctime)s %(message)s", datefmt="%Y", force=True, level=0)
