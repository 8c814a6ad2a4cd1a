"""Who works for the two clients: an agency, a bank's communications, a plumber's family."""

from typing import NamedTuple

from planner.demo.client import Person

NINA = Person("nina.brandt@example.org", "Nina Brandt")  # the agency's social media manager
JONAS = Person("jonas.weidner@example.org", "Jonas Weidner")  # editor
LEYLA = Person("leyla.aydin@example.org", "Leyla Aydın")  # designer
FLORIAN = Person("florian.kunze@example.org", "Florian Kunze")  # working student
PETRA = Person("petra.sommerfeld@example.org", "Dr. Petra Sommerfeld")  # the bank's communications
TOBIAS = Person("tobias.maier@example.org", "Tobias Maier")  # her only colleague, on parental leave
BERND = Person("bernd.lohmann@example.org", "Bernd Lohmann")  # on the bank's board, looks on
MARKUS = Person("markus.krause@example.org", "Markus Krause")  # master plumber
SABINE = Person("sabine.krause@example.org", "Sabine Krause")  # runs the plumber's office

EVERYBODY = (NINA, JONAS, LEYLA, FLORIAN, PETRA, TOBIAS, BERND, MARKUS, SABINE)

# Meant to be read: it opens the demo only, and only where the demo is shown.
PASSWORD = "leuchtturm am see mit plan"  # noqa: S105


class FirstUser(NamedTuple):
    """Whoever looks at the demo signs in as her first: she owns every workspace of it."""

    email: str
    password: str
    name: str


FIRST_USER = FirstUser(NINA.email, PASSWORD, NINA.name)
