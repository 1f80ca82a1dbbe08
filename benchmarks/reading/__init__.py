"""One article with this site, stock Material, Starlight and by hand: what it costs a reader to open it."""
