"""Configuration of logging by a dict; fileConfig() and listen() are not there."""

import logging
import logging.handlers

__all__ = ["dictConfig"]


def dictConfig(config):
    """Configure formatters, filters, handlers and loggers as a dict says."""
    _Configurator(config).configure()


def _resolve(path):
    """The object that a dotted name means."""
    name, *rest = path.split(".")
    try:
        found = __import__(name)
        for part in rest:
            name += "." + part
            if not hasattr(found, part):
                __import__(name)
            found = getattr(found, part)
    except ImportError as e:
        raise ValueError("Cannot resolve %r: %s" % (path, e)) from e
    return found


class _Configurator:
    def __init__(self, config):
        self.config = config
        self.filters, self.formatters, self.handlers = {}, {}, {}

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.get("incremental", False):
            self._levels()
            return
        if config.get("disable_existing_loggers", True):
            self._disable(config.get("loggers", {}))
        for handler in logging._handlerList[:]:
            if handler is not logging.lastResort:
                handler.close()
        self._each("formatter", config.get("formatters", {}), self.formatters, self._formatter)
        self._each("filter", config.get("filters", {}), self.filters, self._filter)
        self._each("handler", config.get("handlers", {}), self.handlers, self._handler)
        for name, wanted in config.get("loggers", {}).items():
            self._wrap("logger", name, lambda: self._logger(logging.getLogger(name), wanted))
        if config.get("root"):
            self._wrap("root logger", None, lambda: self._logger(logging.getLogger(), config["root"]))

    def _wrap(self, what, name, do):
        try:
            return do()
        except Exception as e:
            text = "Unable to configure %s" % what
            raise ValueError(text if name is None else "%s %r" % (text, name)) from e

    def _each(self, what, wanted, made, make):
        waiting = []
        for name in sorted(wanted):
            try:
                made[name] = make(dict(wanted[name]))
            except KeyError:
                waiting.append(name)  # a handler whose target comes later
            except Exception as e:
                raise ValueError("Unable to configure %s %r" % (what, name)) from e
            else:
                if what == "handler":
                    made[name].name = name
        for name in waiting:
            made[name] = self._wrap(what, name, lambda: make(dict(wanted[name])))
            if what == "handler":
                made[name].name = name

    def _value(self, value):
        """A value of the dict: ext://sys.stdout is an object, cfg://handlers.x a part of the dict."""
        if isinstance(value, str) and value.startswith("ext://"):
            return _resolve(value[6:])
        if isinstance(value, str) and value.startswith("cfg://"):
            found = self.config
            for part in value[6:].split("."):
                found = found[part]
            return found
        return value

    def _call(self, factory, options):
        attributes = options.pop(".", None)
        made = factory(**{key: self._value(value) for key, value in options.items() if key.isidentifier()})
        for name, value in (attributes or {}).items():
            setattr(made, name, value)
        return made

    def _custom(self, options):
        factory = options.pop("()")
        return self._call(factory if callable(factory) else _resolve(factory), options)

    def _formatter(self, options):
        if "()" in options:
            return self._custom(options)
        cls = options.get("class")
        cls = _resolve(cls) if cls else logging.Formatter
        return cls(options.get("format"), options.get("datefmt"), options.get("style", "%"),
                   **({"validate": options["validate"]} if "validate" in options else {}))

    def _filter(self, options):
        return self._custom(options) if "()" in options else logging.Filter(options.get("name", ""))

    def _handler(self, options):
        formatter = options.pop("formatter", None)
        level = options.pop("level", None)
        filters = options.pop("filters", None)
        if "()" in options:
            handler = self._custom(options)
        else:
            cls = options.pop("class")
            cls = cls if callable(cls) else _resolve(cls)
            if "target" in options and issubclass(cls, logging.handlers.MemoryHandler):
                options["target"] = self.handlers[options["target"]]
            handler = self._call(cls, options)
        if formatter:
            handler.setFormatter(self._named("formatter", self.formatters, formatter))
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        self._add_filters(handler, filters)
        return handler

    def _named(self, what, made, name):
        try:
            return made[name]
        except KeyError as e:
            raise ValueError("Unable to set %s %r" % (what, name)) from e

    def _add_filters(self, filterer, names):
        for name in names or ():
            found = name if callable(name) or hasattr(name, "filter") else self._named("filter", self.filters, name)
            filterer.addFilter(found)

    def _logger(self, logger, options):
        level = options.get("level")
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in options.get("handlers") or ():
            try:
                logger.addHandler(self.handlers[name])
            except KeyError as e:
                raise ValueError("Unable to add handler %r" % name) from e
        self._add_filters(logger, options.get("filters"))
        if "propagate" in options:
            logger.propagate = options["propagate"]
        logger.disabled = False

    def _disable(self, wanted):
        """Leave out the loggers that are there and neither named nor below one that is."""
        for name, logger in logging.root.manager.loggerDict.items():
            if isinstance(logger, logging.Logger) and name not in wanted:
                logger.disabled = not any(name.startswith(other + ".") for other in wanted)

    def _levels(self):
        """Set levels alone: of an incremental configuration."""
        for name, options in self.config.get("handlers", {}).items():
            if name not in logging._handlers:
                raise ValueError("No handler found with name %r" % name)
            if options.get("level"):
                logging._handlers[name].setLevel(logging._checkLevel(options["level"]))
        for name, options in [*self.config.get("loggers", {}).items(), (None, self.config.get("root") or {})]:
            logger = logging.getLogger(name)
            if options.get("level"):
                logger.setLevel(logging._checkLevel(options["level"]))
            if name and options.get("propagate") is not None:
                logger.propagate = options["propagate"]
