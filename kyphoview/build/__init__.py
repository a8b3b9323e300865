"""Builds every asset that is computed: `python -m kyphoview.build`. Needs scikit-image, which no other part does."""
