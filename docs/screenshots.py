"""Takes the pictures of the README from the demo: `.venv/bin/python docs/screenshots.py` (after `python3 dev.py test`)."""

import os
import shutil
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright
from waitress.server import create_server

from planner import db, migrating
from planner.demo.once import make_demo_once
from planner.demo.people import FIRST_USER
from planner.settings import from_environment
from planner.web import create_app

FOLDER = Path(__file__).parent / "screenshots"
PAGES = {"today": "today", "plan": "plan?view=board", "year": "plan?view=year"}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = from_environment({**os.environ, "PLANNER_DATA_DIR": folder}, demo=True)
        engine = db.connect(settings.database_url)
        migrating.upgrade(engine)
        make_demo_once(engine, settings)
        server = create_server(create_app(settings, engine), host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        take(f"http://127.0.0.1:{server.effective_port}")
        server.close()
        engine.dispose()


def take(address: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 1200}, locale="de-DE")
        page.goto("/login")
        page.fill("[name=email]", FIRST_USER.email)
        page.fill("[name=password]", FIRST_USER.password)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "/login" not in url)
        for name, path in PAGES.items():
            page.goto(f"/w/bank-am-see/{path}", wait_until="networkidle")
            page.screenshot(path=FOLDER / f"{name}.png")
        page.goto("/w/bank-am-see/reports")
        page.click("main a.button.primary")
        page.wait_for_url("**/reports/*")
        page.screenshot(path=FOLDER / "report.png")
        browser.close()


if __name__ == "__main__":
    main()
