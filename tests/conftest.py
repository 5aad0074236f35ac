"""Settings for all tests."""

import os

from hypothesis import settings

# No time limit for an example: the first one loads the dictionary. In CI the examples are the same every time, so that
# a change is judged by what it changes; on a developer's machine they are new every time.
settings.register_profile("shared", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("shared")
