"""What follows from plan and observations: series, numbers, statuses, doubts."""
