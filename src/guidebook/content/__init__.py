"""A page, the tree of pairs and the data: parsed once, read by everything else."""
