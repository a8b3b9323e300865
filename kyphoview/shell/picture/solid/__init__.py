"""The controls of the body in the round."""
