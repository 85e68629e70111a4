"""Results as terminal lines and as text for other programs."""
