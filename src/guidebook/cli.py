"""The commands of an editor, gathered."""

from __future__ import annotations

from inspect import cleandoc

import click

from guidebook.commands import addresses, checking, forge, freezing, hosting, looking, pictures, review, starting


@click.group(context_settings={"max_content_width": 120})
def main() -> None:
    """What an editor does besides writing. Exit codes: 0 well, 1 findings or a failure, 2 wrong use."""


for command in (
    checking.check,
    checking.sync,
    starting.new_page,
    addresses.ledger,
    addresses.move_page,
    addresses.rename_id,
    addresses.withdraw_addresses,
    freezing.edition,
    freezing.verify,
    pictures.pictures,
    hosting.nginx,
    review.review,
    looking.due,
    looking.outside,
    starting.owners,
    forge.post_comment,
    forge.keep_issue,
):
    # An example stays on one line, so that it can be copied.
    command.help = cleandoc(command.help or "").replace("\n\nExample: ", "\n\n\b\nExample: ")
    main.add_command(command)
