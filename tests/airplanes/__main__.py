"""Fly airplanes and print how it went: ``python -m tests.airplanes [--all] [NAME ...]``."""

import argparse
import sys

from rich.console import Console
from rich.table import Table

from tests.support.flights.faults import ManifestUnreadable
from tests.support.flights.flying import Flight, fly
from tests.support.flights.manifest import Airplane
from tests.support.flights.reading import folders, lines_of_source, read_airplane

COLUMNS = ("airplane", "framework", "lines", "sides", "events", "seconds", "how")


def main(arguments: list[str]) -> int:
    """Fly what is asked for, with the key and without; 1 when a flight failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.airplanes", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="Which; without a name all that are light.")
    parser.add_argument("--all", action="store_true", help="Fly also the heavy ones.")
    asked = parser.parse_args(arguments)
    console = Console()
    table = Table(*COLUMNS)
    faults = []
    for folder in (path for path in folders() if not asked.names or path.name in asked.names):
        try:
            airplane = read_airplane(folder)
        except ManifestUnreadable as error:
            faults.append(str(error))
            continue
        wanted = airplane.flies and (asked.all or bool(asked.names) or airplane.weight == "light")
        flights = [fly(airplane, keyed=keyed) for keyed in (True, False)] if wanted else []
        faults += [str(flight) for flight in flights if flight.faults]
        table.add_row(*_row(airplane, flights))
    console.print(table)
    for fault in faults:
        console.print(fault, markup=False, highlight=False, soft_wrap=True)
    return bool(faults)


def _row(airplane: Airplane, flights: list[Flight]) -> tuple[str, ...]:
    seconds = f"{sum(flight.seconds for flight in flights):.0f}" if flights else ""
    how = "only parsed" if not flights else "failed" if any(flight.faults for flight in flights) else "flown"
    delivered = f"{flights[0].delivered if flights else 0}/{len(airplane.events)}"
    lines = str(lines_of_source(airplane.folder))
    return airplane.name, airplane.framework, lines, ", ".join(airplane.sides), delivered, seconds, how


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
