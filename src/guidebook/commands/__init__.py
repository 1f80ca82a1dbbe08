"""The commands of an editor, one module for those that belong together."""
