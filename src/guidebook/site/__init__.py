"""The site as MkDocs builds it. MkDocs is imported here and nowhere else."""
