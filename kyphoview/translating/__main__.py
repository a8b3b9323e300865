"""`python -m kyphoview.translating extract | update LANG | pseudo FOLDER`."""

import argparse
from pathlib import Path

from kyphoview.resources import assets_folder
from kyphoview.translating.pseudo import CODE, write_pseudo
from kyphoview.translating.template import template_path, update_catalogue, write_template


def main() -> None:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m kyphoview.translating", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("extract", help="gather the interface's texts in assets/text/en/interface.pot")
    update = commands.add_parser("update", help="bring a language's interface.po up to date with them")
    update.add_argument("language", metavar="LANG", help="its code, such as fr or pt_BR; a new one is begun")
    pseudo = commands.add_parser("pseudo", help=f"write the language {CODE}: accents, and about 40 percent longer")
    pseudo.add_argument("folder", type=Path, help="where; KYPHOVIEW_LANGUAGES=FOLDER then finds it")
    given = parser.parse_args()
    if given.command == "extract":
        write_template(template_path())
    elif given.command == "update":
        update_catalogue(given.language, assets_folder() / "text" / given.language)
    else:
        write_pseudo(given.folder)


if __name__ == "__main__":
    main()
