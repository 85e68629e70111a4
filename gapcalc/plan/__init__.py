"""The plan file and what it says: targets, goals, paths, regions."""
