"""The least that a table takes in Python: its rows, and nothing done with them."""

import csv
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as file:  # noqa: PTH123
    for _row in csv.reader(file):
        pass
