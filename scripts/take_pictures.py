"""Take the pictures of the site that the README shows, into `docs/images`.

Usage: python scripts/take_pictures.py [ADDRESS] [--chromium PATH]

ADDRESS is where the site runs (default: http://127.0.0.1:8000), started by `lineofsight serve`
or `make demo`.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

OUT = Path(__file__).parents[1] / "docs" / "images"


def main() -> None:
    """Take each picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8000")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    given = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=given.chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1040, "height": 1300}, locale="en-GB")
        page.goto(f"{given.address}/england/", wait_until="networkidle")
        page.screenshot(
            path=OUT / "england.png", clip={"x": 0, "y": 0, "width": 1040, "height": 1290}
        )
        page.goto(f"{given.address}/wiltshire/", wait_until="networkidle")
        page.locator(".los-timeline svg").screenshot(path=OUT / "wiltshire.png")
        browser.close()
    for path in sorted(OUT.glob("*.png")):
        print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
