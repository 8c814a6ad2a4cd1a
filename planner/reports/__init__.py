"""Answers put together: questions to the database and the rules, one frozen answer per report."""
