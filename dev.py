"""The commands of a checkout: `python3 dev.py run`, `python3 dev.py test`, `python3 dev.py setup`, `python3 dev.py vendor`.

`vendor` fetches what package.json pins, by npm, and puts it into planner/static/vendor; only who changes a version needs it.
Standard library only: it makes `.venv`, installs what is pinned there, and hands over. Options after the command go on
to `planner serve` or to pytest.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)


def main(words: list[str]) -> int:
    command, rest = (words[0], words[1:]) if words else ("help", [])
    if sys.version_info < OLDEST:
        return fail(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    if command == "run":
        install("requirements.txt")
        return run(rest)
    if command == "test":
        install("requirements-test.txt")
        return test(rest)
    if command == "setup":
        install("requirements-test.txt" if "--test" in rest else "requirements.txt")
        return 0
    if command == "vendor":
        return vendor()
    print(__doc__)
    return 0 if command in ("help", "--help", "-h") else 2


def run(options: list[str]) -> int:
    """Migrate, load the demo on the first run, and serve."""
    words = [str(PYTHON), "-m", "planner", "serve", "--demo", *options]
    if os.name == "nt":  # exec would lose the console there
        return subprocess.call(words)
    return os.execv(words[0], words)


def test(options: list[str]) -> int:
    """The order of the rooms, style and types, then the tests with their coverage."""
    if options:
        return called(["-m", "pytest", *options])
    checks = [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
        ["-m", "djlint", "--lint", "--quiet", "templates"],
        ["-m", "pytest", "-n", "2", "--dist", "worksteal", "--cov", "--cov-report=term"],
    ]
    failed = [words for words in checks if called(words)]
    for words in failed:
        print("failed:", *words, file=sys.stderr)
    return 1 if failed else 0


def called(words: list[str]) -> int:
    print("$ python", *words, flush=True)
    return subprocess.call([str(PYTHON), *words], cwd=HERE)


VENDORED = {  # what of a package is kept, and where
    "@fontsource-variable/instrument-sans": ("instrument-sans", "LICENSE", "files/instrument-sans-latin-wght-normal.woff2"),
    "htmx.org": ("htmx", "LICENSE", "dist/htmx.min.js"),
    "idiomorph": ("idiomorph", "LICENSE", "dist/idiomorph-ext.min.js"),
    "sortablejs": ("sortable", "LICENSE", "Sortable.min.js"),
}


def vendor() -> int:
    """Copy the parts for the browser from the packages that package.json pins."""
    npm = shutil.which("npm")
    if not npm:
        return fail("npm is needed for this, and only for this.")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(HERE / "package.json", folder)
        if subprocess.call([npm, "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder):
            return fail("npm could not fetch the packages: see above.")
        for package, (name, *files) in VENDORED.items():
            kept = HERE / "planner" / "static" / "vendor" / name
            kept.mkdir(parents=True, exist_ok=True)
            for file in files:
                shutil.copyfile(Path(folder) / "node_modules" / package / file, kept / Path(file).name)
    return 0


def install(requirements: str) -> None:
    """Make the environment hold what is pinned. A stamp says what it holds, so that the next start need not look."""
    stamp = ENVIRONMENT / "installed"
    held = stamp.read_text().split() if stamp.exists() else []
    wanted = digest("requirements.txt", "requirements-test.txt", "pyproject.toml")
    if held[:1] == [wanted] and (requirements in held or "requirements-test.txt" in held):
        return
    if not PYTHON.exists():
        make_environment()
    print("Installing what is needed (once) ...", file=sys.stderr, flush=True)
    pip("-r", str(HERE / requirements), "--require-hashes")
    pip("--no-deps", "--no-build-isolation", "--editable", str(HERE))
    stamp.write_text(f"{wanted} {requirements}\n")


def digest(*names: str) -> str:
    return hashlib.sha256(b"\0".join((HERE / name).read_bytes() for name in names)).hexdigest()


def make_environment() -> None:
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    try:
        venv.create(ENVIRONMENT, with_pip=True)
    except (subprocess.CalledProcessError, ImportError, SystemExit):
        # Debian and Ubuntu ship Python without ensurepip.
        install_venv_package()
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        subprocess.check_call([sys.executable, "-m", "venv", str(ENVIRONMENT)])


def install_venv_package() -> None:
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        sys.exit(fail("Python's venv is missing. On Debian and Ubuntu this installs it: sudo apt-get install python3-venv"))
    subprocess.check_call([apt, "update", "-qq"])
    subprocess.check_call([apt, "install", "-y", "-qq", "python3-venv"])


def pip(*words: str) -> None:
    outcome = subprocess.call([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words])
    if outcome:
        sys.exit(fail("The installation failed: see above. A second try goes on from here."))


def fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
