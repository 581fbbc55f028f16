"""Send with the Python SDK to the URL that is given; ``gzip`` packs the bodies."""

import sys

from posthog import Posthog

client = Posthog(
    "phc_a_key_that_is_never_shown_0123456789", host=sys.argv[1], gzip="gzip" in sys.argv, max_retries=0, debug=True
)
client.capture("order_placed", distinct_id="person-1", properties={"total": 12.5, "currency": "EUR"})
client.set(distinct_id="person-1", properties={"plan": "pro"})
client.group_identify("team", "team-1", {"size": 3})
client.shutdown()
