"""Study: what is asked, what is right, and why. No Qt: the answers are the model's own."""
