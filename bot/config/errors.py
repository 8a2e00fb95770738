"""How a config that can't be used is reported: a line per error, named by its path, without its value."""


class ConfigError(ValueError):
    """The config can't be used; `problems` has a line for everything that is wrong with it."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
