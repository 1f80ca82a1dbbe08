"""A page and a section as citations."""
