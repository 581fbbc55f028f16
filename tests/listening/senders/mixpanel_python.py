"""Send with the Python SDK to the URL that is given: one by one, in batches, and an old event by import."""

import sys
import time

from mixpanel import BufferedConsumer, Consumer, Mixpanel

PROJECT, SECRET = "0123456789abcdef0123456789abcdef", "a-secret-never-shown"

url = sys.argv[1]
paths = {
    "events_url": f"{url}/track",
    "people_url": f"{url}/engage",
    "groups_url": f"{url}/groups",
    "import_url": f"{url}/import",
}
client = Mixpanel(PROJECT, Consumer(**paths, retry_limit=0))
client.track("person-1", "Order Placed", {"total": 12.5, "currency": "EUR"})
client.people_set("person-1", {"plan": "pro"})
client.group_set("team", "team-1", {"size": 3})
yesterday = int(time.time()) - 24 * 60 * 60
client.import_data(PROJECT, "person-2", "Order Refunded", yesterday, {"total": 3}, api_secret=SECRET)
batches = BufferedConsumer(**paths, retry_limit=0)
client = Mixpanel(PROJECT, batches)
for quantity in (2, 3):
    client.track("person-1", "Cart Item Added", {"quantity": quantity})
batches.flush()
