"""What every other room builds on: text, periods, units, growth, problems, files."""
