"""Random cases and moments, as for the procedure."""

import tests.procedure.conftest  # noqa: F401 - registers them
