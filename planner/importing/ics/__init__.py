"""iCalendar files become plain events. The only place beside the feeds that imports icalendar."""
