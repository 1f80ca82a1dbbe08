"""The machinery of a bilingual guidance site: what it publishes, checks and keeps."""
