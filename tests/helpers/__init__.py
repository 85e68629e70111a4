"""What several test files need beside the fixtures."""
