"""What an entry says of its post: channels, status, person, title; and which rows are not taken in."""
