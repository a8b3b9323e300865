"""Explaining to a patient: a clean picture for them, and what helps to explain it for the clinician."""
