"""Tests of what is made from data."""
