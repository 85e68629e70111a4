"""Records and a plan make observations."""
