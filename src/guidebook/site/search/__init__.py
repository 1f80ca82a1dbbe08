"""Search: an index for each language, made in the build, and the page that lists everything."""
