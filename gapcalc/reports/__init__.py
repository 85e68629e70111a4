"""What is handed on as a file: reports, workbooks, templates."""
