"""Letters: what is due, what they say, and how they leave."""
