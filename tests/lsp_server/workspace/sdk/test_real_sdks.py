"""What is told of real SDKs, as they are installed for these tests."""

import importlib.metadata
from pathlib import Path

import pytest

from analyzers.model import Provider
from lsp_server.workspace.sdk import Installed, find_packages, read_sdk, surface
from lsp_server.workspace.sdk.installed import clients_in
from tests.support.sdks import PROVIDERS, node_project, provider, python_project

PYTHON = {
    "posthog": "posthog",
    "segment": "segment-analytics-python",
    "amplitude": "amplitude-analytics",
    "mixpanel": "mixpanel",
    "rudderstack": "rudder-sdk-python",
}
NODE = {
    "posthog": ("posthog-js", "posthog-node", "posthog-react-native"),
    "segment": ("@segment/analytics-next", "@segment/analytics-node"),
    "amplitude": ("@amplitude/analytics-browser", "@amplitude/analytics-node"),
    "mixpanel": ("mixpanel", "mixpanel-browser"),
    "rudderstack": ("@rudderstack/analytics-js", "@rudderstack/rudder-sdk-node"),
}


def all_of(one: Provider, tmp_path: Path) -> tuple[Installed, ...]:
    """Every installed package of a provider."""
    return (*find_packages(node_project(), one), *find_packages(python_project(tmp_path), one))


@pytest.mark.parametrize("name", NODE)
def test_npm_packages_are_found_with_their_versions(name: str) -> None:
    """In the nearest folder of modules."""
    found = find_packages(node_project(), provider(name))
    assert sorted(each.name for each in found) == sorted(NODE[name])
    assert all(each.version.count(".") == 2 for each in found)


@pytest.mark.parametrize("name", PYTHON)
def test_python_packages_are_found_with_their_versions(name: str, tmp_path: Path) -> None:
    """In the project's own virtual environment."""
    [found] = find_packages(python_project(tmp_path), provider(name))
    assert (found.name, found.version) == (PYTHON[name], importlib.metadata.version(PYTHON[name]))


@pytest.mark.parametrize("name", NODE)
def test_every_call_that_we_insert_exists_in_the_installed_sdks(name: str, tmp_path: Path) -> None:
    """The provider's data is held to the SDKs' own types, on the side that the call is for."""
    one = provider(name)
    for each in all_of(one, tmp_path):
        python = each.language == "python"
        sides = {shape.side for shape in clients_in(one, each.name, python=python)}
        members = surface(each, one).members
        for shape in one.shapes:
            if shape.template and ("python" in shape.languages) == python and shape.side in sides:
                assert shape.template.removeprefix("{client}.").partition("(")[0] in members, shape.template


@pytest.mark.parametrize("name", NODE)
@pytest.mark.parametrize("made_up", ["trackEvent", "captureEvent", "logPurchase", "sendEvent"])
def test_a_call_that_was_made_up_does_not_exist(name: str, made_up: str, tmp_path: Path) -> None:
    """A model that remembers another SDK is found out."""
    one = provider(name)
    for each in all_of(one, tmp_path):
        members = surface(each, one).members
        assert members
        assert made_up not in members


def test_members_of_the_other_side_are_not_mixed_in() -> None:
    """The browser's SDK knows its person, and the server's sends at once."""
    one = provider("posthog")
    by_name = {each.name: surface(each, one).members for each in find_packages(node_project(), one)}
    assert "captureImmediate" in by_name["posthog-node"] - by_name["posthog-js"]
    assert "get_distinct_id" in by_name["posthog-js"] - by_name["posthog-node"]


@pytest.mark.parametrize(
    ("name", "package", "wanted", "told"),
    [
        ("posthog", "posthog-node", "capture", "capture(props: EventMessage): void"),
        ("posthog", "posthog-node", "capture", "flags?: FeatureFlagEvaluations;"),
        ("posthog", "posthog-node", "PostHog", "constructor(apiKey: string, options?: PostHogOptions)"),
        ("posthog", "posthog", "capture", "class OptionalCaptureArgs(TypedDict):"),
        ("posthog", "posthog", "Client", "def __init__(self, project_api_key: str"),
        ("posthog", "posthog-node", "EventMessage", "distinctId"),
        ("posthog", "posthog-js", "PostHog.capture", "event_name"),
        ("posthog", "posthog", "capture", "distinct_id"),
        ("segment", "@segment/analytics-node", "track", "track("),
        ("segment", "segment-analytics-python", "track", "def track("),
        ("segment", "segment-analytics-python", "Client.track", "message_id=None"),
        ("mixpanel", "mixpanel-browser", "people", "set("),
        ("mixpanel", "mixpanel", "people.set_once", "modifiers: Modifiers"),
        ("amplitude", "@amplitude/analytics-node", "track", "interface EventOptions {"),
        ("amplitude", "@amplitude/analytics-browser", "BrowserClient", "setTransport("),
        ("amplitude", "amplitude-analytics", "track", "def track("),
    ],
)
def test_a_symbol_is_shown_with_its_signature_and_the_types_it_speaks_of(
    name: str, package: str, wanted: str, told: str, tmp_path: Path
) -> None:
    """As the installed version has them."""
    one = provider(name)
    found = next(each for each in all_of(one, tmp_path) if each.name == package)
    assert told in read_sdk(found, one, wanted).text


@pytest.mark.parametrize("name", NODE)
def test_without_a_symbol_what_the_client_offers_is_listed_a_page_at_a_time(name: str, tmp_path: Path) -> None:
    """The pages together are the whole, and the same every time."""
    one = provider(name)
    for each in all_of(one, tmp_path):
        offset, text = 0, ""
        while True:
            page = read_sdk(each, one, offset=offset)
            assert len(page.text) <= 12_000
            text += page.text
            offset = page.next_offset
            if not offset:
                break
        assert len(text) == page.total > 0
        assert text.startswith(f"# {each.name} {each.version}\n")
        assert text.startswith(read_sdk(each, one).text)


def test_a_symbol_that_does_not_exist_gives_the_names_that_are_like_it() -> None:
    """A model that remembers a call wrongly is told the right one."""
    one = provider("posthog")
    [server] = [each for each in find_packages(node_project(), one) if each.name == "posthog-node"]
    assert read_sdk(server, one, "captureImediate").text.startswith(
        "Nothing is called captureImediate in this version. There is captureImmediate, "
    )
    assert read_sdk(server, one, "xyzzy").text == "Nothing is called xyzzy in this version."


def test_an_overview_gives_signatures_and_first_sentences(tmp_path: Path) -> None:
    """Inherited members, constructors and what is deprecated among them."""
    one = provider("posthog")
    pages = {each.name: read_sdk(each, one).text for each in all_of(one, tmp_path)}
    assert (
        "- `captureImmediate(props: EventMessage): Promise<void>`\n  Capture an event immedi" in pages["posthog-node"]
    )
    assert "- `shutdown(shutdownTimeoutMs?: number): Promise<void>`" in pages["posthog-node"]
    assert "- `constructor(apiKey: string, options?: PostHogOptions)`" in pages["posthog-node"]
    assert "Promise<FeatureFlagValue | undefined>` (deprecated)" in pages["posthog-node"]
    assert "- `def new_context(" in pages["posthog"]


def test_members_of_members_are_known_where_they_are_objects_with_methods() -> None:
    """And where the value is a client again they are not told twice."""
    vendor = provider("mixpanel")
    members = {each.name: surface(each, vendor).members for each in find_packages(node_project(), vendor)}
    assert {"people.set", "people.set_once", "people.increment"} <= members["mixpanel"] & members["mixpanel-browser"]
    assert "people.sett" not in members["mixpanel"]
    segment = provider("segment")
    [browser] = [each for each in find_packages(node_project(), segment) if each.name.endswith("next")]
    assert "debug" in surface(browser, segment).members
    assert not [each for each in surface(browser, segment).members if each.startswith("debug.")]


@pytest.mark.parametrize("name", NODE)
def test_what_is_private_is_no_member(name: str, tmp_path: Path) -> None:
    """Nor is what a class protects."""
    for each in all_of(provider(name), tmp_path):
        members = surface(each, provider(name)).members
        assert not [one for one in members if one.rpartition(".")[2].startswith("_")]
        assert not {"constructor", "getQueueRouteKey", "sendBatch"} & members


def test_only_packages_of_the_provider_are_ever_looked_at() -> None:
    """An agent names a package of its own choice in vain."""
    names = {each.name for one in PROVIDERS.values() for each in find_packages(node_project(), one)}
    assert "happy-dom" not in names
    assert "dotenv" not in names
