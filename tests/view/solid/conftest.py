"""Random cases and moments as for the procedure, and a display in memory for what Qt Quick 3D draws."""

import tests.procedure.conftest  # noqa: F401 - registers the cases and moments
from tests.display import display, on_display  # noqa: F401 - fixtures
