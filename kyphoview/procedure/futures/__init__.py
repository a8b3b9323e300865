"""What may become of one broken bone: three ways on from it, compared at one time."""
