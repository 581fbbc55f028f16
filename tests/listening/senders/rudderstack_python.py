"""Send with the Python SDK to the URL that is given; ``gzip`` packs the bodies."""

import sys

from rudderstack.analytics.client import Client

faults = []
client = Client(
    "a-write-key-that-is-never-shown",
    host=sys.argv[1],
    gzip="gzip" in sys.argv,
    max_retries=0,
    on_error=lambda error, _: faults.append(error),
)
client.track("person-1", "Order Placed", {"total": 12.5, "currency": "EUR"})
client.identify("person-1", {"plan": "pro"})
client.group("person-1", "team-1", {"size": 3})
client.shutdown()
sys.exit(str(faults) if faults else 0)
