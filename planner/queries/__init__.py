"""Questions to the database: rows in, domain values out."""
