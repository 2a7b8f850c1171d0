"""From a report to a closed case: intake, the operator's acts, deadlines."""
