"""iCal out: parts of a plan as calendars to subscribe to. A body is built once, stored, and served many times."""
