"""What holds for every test: the property tests draw the same examples each time, unless a person explores."""

from hypothesis import settings

settings.register_profile("explore", settings.get_profile("default"))
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")
