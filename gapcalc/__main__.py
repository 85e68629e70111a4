"""The command line as a program of its own: `gapcalc`, or `python -m gapcalc`."""

from gapcalc.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
