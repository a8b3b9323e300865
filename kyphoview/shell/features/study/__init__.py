"""Study: somebody alone is asked, tries, and is answered by the model."""
