"""`gapcalc schema`: the JSON Schema of the plan file."""

from gapcalc.cli.exit_code import OK
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import GeneralGroup

__all__ = ["schema"]


@with_option_groups
def schema(*, general: GeneralGroup) -> int:
    """Print the JSON Schema of the plan file; it is the same for every plan and language."""
    from gapcalc.cli.output import write
    from gapcalc.plan.schema import SCHEMA
    from gapcalc.views.writers import as_json

    write(as_json(SCHEMA))

    return OK
