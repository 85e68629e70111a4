"""Every text that a person reads, in Chinese and English: data, and the choice of the language."""
