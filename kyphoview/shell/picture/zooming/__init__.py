"""Looking closer at cuts and X-rays."""
