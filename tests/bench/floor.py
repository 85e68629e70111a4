"""The least that such a command line takes: a Typer app that prints three rows in a Rich table."""

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def status() -> None:
    table = Table("target", "value")
    for n in range(3):
        table.add_row(f"t{n}", str(n))
    Console().print(table)


app()
