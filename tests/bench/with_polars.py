"""Observed and required rates of a plan's targets with Polars, as JSON by indicator."""

import json
import sys

import polars as pl

BASE, TARGET_YEAR = 2022, 2027
kept = pl.scan_csv(sys.argv[1]).join(pl.scan_csv(sys.argv[2]), on=["indicator", "region", "unit"])
base = pl.col("value").filter(pl.col("period") == BASE).first()
latest = pl.col("value").sort_by("period").last()
year = pl.col("period").max()
rates = kept.group_by("indicator").agg(
    ((latest / base) ** (1 / (year - BASE)) - 1).alias("observed"),
    ((pl.col("goal").first() / latest) ** (1 / (TARGET_YEAR - year)) - 1).alias("required"),
)
print(
    json.dumps(
        {name: [observed, required] for name, observed, required in rates.collect().iter_rows()}
    )
)
