"""How much is opened at once. What lies beyond is told in a sentence and left alone, so that nothing takes for ever."""

MOST_FILES = 1_000
MOST_ENTRIES = 50_000
"""Names of files and folders that are looked at below the folders given."""

MOST_TEXT_BYTES = 5_000_000
"""Of a text, Markdown or HTML file."""

MOST_PDF_BYTES = 50_000_000
MOST_PAGES = 500

MOST_CHARACTERS = 1_000_000
"""Of one document, about 400 pages; what comes after is not shown."""

MOST_PARAGRAPHS = 20_000
LONGEST_PARAGRAPH = 8_000
"""Characters; a longer one is cut at the end of a sentence."""

LONGEST_READING_S = 60
"""For one document."""

MOST_READING_BYTES = 1_000_000_000
"""Of memory, for the process that reads them."""
