"""Days and times as people write them, and the years, orders and weeks that they leave out."""
