"""A real PostgreSQL for the tests, and a pair of which one follows the other."""
