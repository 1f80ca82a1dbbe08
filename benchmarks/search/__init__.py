"""Search beside Material's own, on the same pages: how often it finds, and how soon."""
