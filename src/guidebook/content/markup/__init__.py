"""What this site adds to Markdown, one construct a module."""
