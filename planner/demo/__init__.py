"""The living example: an agency with two clients, a bank that blogs and a small plumber, planned around today."""
