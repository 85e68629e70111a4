"""A series in brief, for comparisons: its values, and what was not used with the reason."""


def values(series):
    """The values by their period, as text."""
    return {str(point.period): point.value for point in series.points}


def points(series):
    """Period and value of each point, in order."""
    return [(str(point.period), point.value) for point in series.points]


def reasons(series):
    """Why values are not used, by their period; of several for one period the last."""
    return {str(item.observation.period): item.why for item in series.unused}


def unused(series):
    """Period and reason of each value that is not used, in order."""
    return [(str(item.observation.period), item.why) for item in series.unused]
