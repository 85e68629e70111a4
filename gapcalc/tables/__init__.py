"""From the bytes of an office's file to records; knows no plan."""
