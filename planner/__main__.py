"""The program `planner`; `python -m planner` is the same."""

import gc

gc.disable()  # while it is loaded: nothing of it becomes garbage, and looking for some takes a tenth of the start

from planner.cli import main  # noqa: E402 (after that)

if __name__ == "__main__":
    main(prog_name="planner")
