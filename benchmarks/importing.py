"""The whole command `planner import` over 5,000 rows: seconds and peak memory, from a file to a committed plan.

    python -m benchmarks.importing [rows]

Each line is a process of its own, and beside it the process that reads the file; the interpreter's start is counted. The
floor in the same run: the interpreter with the same imports, and a raw INSERT of as many posts.
"""

import os
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import xlsxwriter

CHANNELS = ("LinkedIn", "Instagram", "Facebook", "Blog", "Newsletter")
STATUSES = ("Idee", "in Arbeit", "zur Freigabe", "freigegeben")
HEADER = ("Datum", "Uhrzeit", "Kanal", "Titel", "Text", "Status", "Verantwortlich", "Rubrik", "Zielgruppe B", "Link")
TEXT = "Ein Beitragstext von üblicher Länge: drei Sätze, ein Hinweis auf die Ausbildung und ein Link am Ende. " * 3
START = date(2026, 1, 1)


def rows(count: int, change: str = "") -> list[tuple[str, ...]]:
    chance = random.Random(1)
    return [
        (
            (START + timedelta(days=number // 14)).strftime("%d.%m.%Y"),
            f"{chance.randrange(7, 19)}:{chance.choice(('00', '15', '30'))}",
            chance.choice(CHANNELS),
            f"Beitrag {number}: Azubi der Woche",
            TEXT[: chance.randrange(60, len(TEXT))] + change,
            chance.choice(STATUSES),
            chance.choice(("Kim Schäfer", "Bo Brandt", "Extern")),
            chance.choice(("Ausbildung", "Produkt", "Kultur")),
            "Schule",
            f"https://example.org/{number}",
        )
        for number in range(count)
    ]


def write_csv(path: Path, table: list[tuple[str, ...]]) -> None:
    lines = (";".join(f'"{cell}"' for cell in line) for line in (HEADER, *table))
    path.write_text("\r\n".join(lines), encoding="utf-8-sig")


def write_xlsx(path: Path, table: list[tuple[str, ...]]) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Plan")
        for number, line in enumerate((HEADER, *table)):
            sheet.write_row(number, 0, line)


def measured(folder: Path, code: str, *words: str) -> list[float]:
    """Seconds from the start of the interpreter to its end, and the most memory of it and of the process that reads, in MB."""
    start = perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", code, *words], env=environment(folder), capture_output=True, text=True, check=True
    )
    own, reader = ran.stderr.split()[-2:]
    return [perf_counter() - start, int(own) / 1024, int(reader) / 1024]


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PLANNER_DATA_DIR": str(folder), "PLANNER_TODAY": "2026-11-23", "LC_ALL": "C.UTF-8"}


COMMAND = """
import resource, sys
from planner.cli import main
try:
    main()
finally:
    print(*(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)), file=sys.stderr)
"""
FLOOR = """
import resource, sqlite3, sys
from planner.cli import main
columns = ("workspace_id", "uid", "channel_id", "day", "title", "text", "notes", "format", "link", "pillar", "campaign",
           "audience", "readiness", "cancelled", "sequence", "created_at", "changed_at", "version")
with sqlite3.connect(sys.argv[1]) as database:
    rest = ("x" * 200, "", "", "", "", "", "", "idea", 0, 0, "2026-11-23", "2026-11-23", 1)
    rows = [(1, f"floor-{n}", 1, "2026-12-01", f"Beitrag {n}", *rest) for n in range(int(sys.argv[2]))]
    database.executemany(f"INSERT INTO posts ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, 0, file=sys.stderr)
"""


def run(count: int) -> None:
    print(f"{count} rows".ljust(34) + "seconds   command MB   reader MB")
    for kind, write in (("csv", write_csv), ("xlsx", write_xlsx)):
        with TemporaryDirectory() as name:
            folder = Path(name)
            file = folder / f"plan.{kind}"
            for words in (
                ["init"],
                ["workspace", "add", "Acme"],
                *(["channel", "add", one, "--workspace", "acme"] for one in CHANNELS),
            ):
                measured(folder, COMMAND, *words)
            for step, change in (("import", ""), ("the same again", ""), ("every text changed", " Neu."), ("dry run", " Neu.")):
                write(file, rows(count, change))
                further = ["--dry-run"] if step == "dry run" else []
                tell(f"{kind}: {step}", measured(folder, COMMAND, "import", str(file), "--workspace", "acme", *further))
            tell("floor: imports and raw INSERT", measured(folder, FLOOR, str(folder / "planner.sqlite"), str(count)))


def tell(step: str, figures: list[float]) -> None:
    seconds, own, reader = figures
    print(f"  {step:30}{seconds:9.2f}{own:13.0f}{reader:12.0f}")


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
