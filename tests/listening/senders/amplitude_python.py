"""Send with the Python SDK to the URL and the path that are given, and print the code of each answer."""

import sys

from amplitude import Amplitude, BaseEvent, EventOptions, Identify

client = Amplitude("an-amplitude-key-never-shown-01")
client.configuration.flush_interval_millis = 200
client.configuration.server_url = "".join(sys.argv[1:])
client.configuration.callback = lambda event, code, _: sys.stdout.write(f"{event.event_type} {code}\n")
client.track(BaseEvent("Order Placed", user_id="person-1", event_properties={"total": 12.5, "currency": "EUR"}))
identity = Identify()
identity.set("plan", "pro")
client.identify(identity, EventOptions(user_id="person-1"))
client.set_group("team", "team-1", EventOptions(user_id="person-1"))
for sending in client.flush():
    sending.result()
client.shutdown()
