"""Puts the bundled plan into the wheel as it is read, so that the installed program need not read the YAML again."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledPlan(BuildHookInterface[Any]):
    """Adds bundled/targets.pickle beside bundled/targets.yaml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # a checkout is read as it stands
            return
        sys.path.insert(0, self.root)
        from gapcalc.loading import compiled, load_plan

        source, target = Path(self.root, "targets.yaml"), Path(self.directory, "targets.pickle")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(compiled(load_plan(source), source))
        build_data["force_include"][str(target)] = "gapcalc/bundled/targets.pickle"
