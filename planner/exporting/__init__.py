"""What goes out: reports as text, HTML and tables, all from the same answer."""
