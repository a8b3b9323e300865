"""A small picture like an MRI of the fresh break, drawn from the same cut."""
