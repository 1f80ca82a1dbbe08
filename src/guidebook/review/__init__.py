"""Seeing what a reader will see."""
