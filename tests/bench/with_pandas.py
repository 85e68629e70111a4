"""Observed and required rates of a plan's targets with pandas, as JSON by indicator."""

import json
import sys

import pandas as pd

BASE, TARGET_YEAR = 2022, 2027
data = pd.read_csv(sys.argv[1], usecols=["indicator", "region", "period", "value", "unit"])
goals = pd.read_csv(sys.argv[2])
kept = data.merge(goals, on=["indicator", "region", "unit"])
base = kept[kept["period"] == BASE].set_index("indicator")["value"]
latest = kept.sort_values("period").groupby("indicator").last()
years = latest["period"] - BASE
observed = (latest["value"] / base) ** (1 / years) - 1
required = (latest["goal"] / latest["value"]) ** (1 / (TARGET_YEAR - latest["period"])) - 1
print(json.dumps({name: [observed[name], required[name]] for name in latest.index}))
