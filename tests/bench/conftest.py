"""A display in memory for what Qt Quick 3D draws."""

from tests.display import display, on_display  # noqa: F401 - fixtures
