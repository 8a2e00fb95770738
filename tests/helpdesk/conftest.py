"""How hard the property tests of the rules look: 500 examples, or 10,000 with HYPOTHESIS_PROFILE=long."""

import os

from hypothesis import HealthCheck, settings

_CALM = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile("normal", max_examples=500, deadline=None, suppress_health_check=_CALM)
settings.register_profile("long", max_examples=10_000, deadline=None, suppress_health_check=_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "normal"))
