"""Its database is away, full, damaged, gone, followed by another, or an older copy."""
