"""The command line: it parses, calls the library, prints and exits."""
