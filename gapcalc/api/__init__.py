"""What a notebook or program calls besides the plan and the readers: frames, charts, questions.

Nothing here prints. Data frames are those of pandas, Polars or PyArrow; none of them is needed.
"""
