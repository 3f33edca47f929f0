# SPDX-License-Identifier: MIT
"""Loggers by dotted names, handlers, formatters with % alone."""
import sys
import time

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
raiseExceptions = True


def getLevelName(level):
    for number, name in _names.items():
        if level == name:
            return number
    return _names.get(level, "Level %s" % level)


def addLevelName(level, name):
    _names[level] = name


def _level(level):
    if isinstance(level, str):
        number = getLevelName(level)
        if isinstance(number, str):
            raise ValueError("Unknown level: %r" % level)
        return number
    return level


class LogRecord:
    def __init__(self, name, levelno, msg, args, exc_info=None):
        self.name = name
        self.levelno = levelno
        self.levelname = getLevelName(levelno)
        self.msg = msg
        self.args = args[0] if len(args) == 1 and isinstance(args[0], dict) and args[0] else args
        self.exc_info = exc_info
        self.created = time.time()

    def getMessage(self):
        return str(self.msg) % self.args if self.args else str(self.msg)


class Formatter:
    def __init__(self, fmt=None, datefmt=None):
        self._fmt = fmt or "%(message)s"
        self.datefmt = datefmt

    # strftime() is there for the date and the time of day.
    def formatTime(self, record, datefmt=None):
        now = time.localtime(int(record.created))[:6]
        if datefmt:
            from datetime import datetime

            return datetime(*now).strftime(datefmt)
        return "%d-%02d-%02d %02d:%02d:%02d" % tuple(now)

    def usesTime(self):
        return "%(asctime)" in self._fmt

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        return self._fmt % record.__dict__


class Handler:
    formatter = None

    def __init__(self, level=NOTSET):
        self.setLevel(level)

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, formatter):
        self.formatter = formatter

    def format(self, record):
        return (self.formatter or Formatter()).format(record)

    def handle(self, record):
        self.emit(record)

    def flush(self):
        pass

    def close(self):
        pass


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream or sys.stderr

    def emit(self, record):
        self.stream.write(self.format(record) + self.terminator)
        if isinstance(record.exc_info, BaseException):
            sys.print_exception(record.exc_info, self.stream)
        self.flush()

    def flush(self):
        if hasattr(self.stream, "flush"):
            self.stream.flush()


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a"):
        super().__init__(open(filename, mode))

    def close(self):
        self.stream.close()


class NullHandler(Handler):
    def emit(self, record):
        pass


class Logger:
    propagate = True
    parent = None
    disabled = False

    def __init__(self, name, level=NOTSET):
        self.name = name
        self.setLevel(level)
        self.handlers = []

    def __repr__(self):
        return "<Logger %s (%s)>" % (self.name, getLevelName(self.getEffectiveLevel()))

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger and not logger.level:
            logger = logger.parent
        return logger.level if logger else NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _off and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(suffix if self is root else self.name + "." + suffix)

    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    # The handlers of it and of those above.
    def _all(self):
        logger = self
        while logger:
            yield from logger.handlers
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        return any(self._all())

    def log(self, level, msg, *args, exc_info=None):
        if self.isEnabledFor(level):
            self.handle(LogRecord(self.name, level, msg, args, exc_info))

    def handle(self, record):
        handlers = list(self._all()) or [lastResort]
        for handler in handlers:
            if record.levelno >= handler.level:
                handler.handle(record)

    def debug(self, msg, *args, **keywords):
        self.log(DEBUG, msg, *args, **keywords)

    def info(self, msg, *args, **keywords):
        self.log(INFO, msg, *args, **keywords)

    def warning(self, msg, *args, **keywords):
        self.log(WARNING, msg, *args, **keywords)

    def error(self, msg, *args, **keywords):
        self.log(ERROR, msg, *args, **keywords)

    def critical(self, msg, *args, **keywords):
        self.log(CRITICAL, msg, *args, **keywords)

    # What is being handled is not known: give it, exc_info=e.
    exception = error


_off = NOTSET
root = Logger("root", WARNING)
_loggers = {}
lastResort = StreamHandler()
lastResort.setLevel(WARNING)


def getLogger(name=None):
    if not name or name == "root":
        return root
    if name not in _loggers:
        logger = _loggers[name] = Logger(name)
        above = name.rpartition(".")[0]
        logger.parent = getLogger(above)
    return _loggers[name]


def disable(level=CRITICAL):
    global _off
    _off = level


def basicConfig(*, filename=None, filemode="a", stream=None, format=None, datefmt=None, level=None, handlers=None, force=False):
    if root.handlers and not force:
        return
    for handler in root.handlers:
        handler.close()
    root.handlers = []
    for handler in handlers or [FileHandler(filename, filemode) if filename else StreamHandler(stream)]:
        if not handler.formatter:
            handler.setFormatter(Formatter(format or "%(levelname)s:%(name)s:%(message)s", datefmt))
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def log(level, msg, *args, **keywords):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **keywords)


def debug(msg, *args, **keywords):
    log(DEBUG, msg, *args, **keywords)


def info(msg, *args, **keywords):
    log(INFO, msg, *args, **keywords)


def warning(msg, *args, **keywords):
    log(WARNING, msg, *args, **keywords)


def error(msg, *args, **keywords):
    log(ERROR, msg, *args, **keywords)


def critical(msg, *args, **keywords):
    log(CRITICAL, msg, *args, **keywords)


exception = error


def shutdown():
    for handler in root.handlers:
        handler.flush()
