"""The shipped providers are read, their templates parse, and their shapes are those of the SDKs that are installed."""

import importlib
import inspect
from pathlib import Path

import pytest

from analyzers.captures import read_captures
from analyzers.facts import read_facts
from analyzers.instrumentation import learn
from analyzers.languages import language_of
from analyzers.model import CaptureKind, ClientShape, Facts, Provider, SetupModule, Shape, Source
from analyzers.parse import parse
from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.providers import read_providers
from tests.support.projects import providers

SETUPS = [
    pytest.param(each, setup, id=f"{each.name}-{setup.file_name}-{'-'.join(setup.when[:1])}{setup.linkage}")
    for each in providers()
    for setup in each.setups
]
TEMPLATES = [
    pytest.param(each, shape, language, id=f"{each.name}-{shape.kind}-{shape.side}-{language}")
    for each in providers()
    for shape in each.shapes
    for language in shape.languages
    if shape.template
]
SDKS = {
    "posthog": ("posthog", "Posthog"),
    "segment": ("segment.analytics", "Client"),
    "amplitude": ("amplitude", "Amplitude"),
    "mixpanel": ("mixpanel", "Mixpanel"),
    "rudderstack": ("rudderstack.analytics", "Client"),
}


def test_six_providers_are_known_and_five_can_be_set_up() -> None:
    """In the order of their names."""
    assert [each.name for each in providers()] == ["amplitude", "ga4", "mixpanel", "posthog", "rudderstack", "segment"]
    assert [each.name for each in providers() if not each.setups] == ["ga4"]


@pytest.mark.parametrize(("provider", "setup"), SETUPS)
def test_a_setup_module_parses_and_is_learned_as_the_wrapper_that_it_is(provider: Provider, setup: SetupModule) -> None:
    """What Luthier writes, Luthier understands: its export is a wrapper of that provider."""
    path = f"src/{setup.file_name}"
    facts = facts_of(path, setup.text)
    assert facts.error_count == 0
    wrapper = next(each for each in learn([facts], providers()).wrappers if each.name == setup.export)
    assert wrapper.provider == provider.name
    assert (wrapper.person >= 0) == setup.needs_person
    assert wrapper.properties >= 0


@pytest.mark.parametrize(("provider", "setup"), SETUPS)
def test_a_call_of_a_setup_modules_export_is_a_capture(provider: Provider, setup: SetupModule) -> None:
    """The template of the module, filled in, is read back as the event that it sends."""
    python = setup.file_name.endswith(".py")
    module = "analytics" if python else f"./{setup.file_name.rpartition('.')[0]}"
    line = f"from {module} import {setup.export}" if python else f'import {{ {setup.export} }} from "{module}";'
    user = facts_of(f"use{Path(setup.file_name).suffix}", f"{line}\n{filled(setup.template)}\n")
    home = facts_of(setup.file_name, setup.text)
    found = read_captures(user, providers(), learn([home, user], providers()))
    assert [(each.provider, each.event) for each in found] == [(provider.name, "order_paid")]
    assert [key for key, _, _ in found[0].properties] == ["plan"]
    assert found[0].person == ("user.id" if setup.needs_person else "")


@pytest.mark.parametrize(("provider", "shape", "language"), TEMPLATES)
def test_a_shapes_template_is_read_back_by_the_shape(provider: Provider, shape: Shape, language: str) -> None:
    """A line that is inserted parses, and is found as the capture or identify call that it is."""
    client = next(
        each for each in provider.clients if language in each.languages and shape.side in {each.side, "either"}
    )
    name = client.alias or "client"
    line = client.import_line or made(client)
    text = f"{line}\n{filled(shape.template).replace('{client}', name)}\n"
    source = Source("product", text.encode(), language)
    assert not parse(source).root_node.has_error
    found = read_captures(read_facts(source), providers())
    assert [(each.kind, each.provider) for each in found] == [(CaptureKind(shape.kind), provider.name)]
    if shape.kind == CaptureKind.CAPTURE:
        assert found[0].event == "order_paid"
        assert [key for key, _, _ in found[0].properties] == ["plan"]


@pytest.mark.parametrize("name", SDKS)
def test_python_shapes_are_those_of_the_installed_sdk(name: str) -> None:
    """Every method exists, and every template can be bound to its parameters."""
    module, maker = SDKS[name]
    client = getattr(importlib.import_module(module), maker)
    provider = next(each for each in providers() if each.name == name)
    shapes = [shape for shape in provider.shapes if "python" in shape.languages]
    methods = {callee.removeprefix("{client}.") for shape in shapes for callee in {*shape.callees} - {*shape.former}}
    assert {each for each in methods if not hasattr(client, each)} == set()
    for shape in shapes:
        if shape.template:
            call = shape.template.format(client="SDK", event="'e'", person="'p'", properties="{}")
            probe = _Probe(client)
            eval(call, {"SDK": probe})  # noqa: S307 - the template is the product's own
            assert probe.bound == 1


@pytest.mark.parametrize(
    "text",
    [
        (
            'import { usePostHog } from "@posthog/next";\nconst client = usePostHog();\n'
            'client.capture("board_created", { plan });\n'
        ),
        (
            'import { getPostHog } from "@/lib/posthog";\nconst posthog = await getPostHog();\n'
            'posthog.capture({ event: "board_created", properties: { plan } });\n'
        ),
        'const posthog = usePostHog();\nposthog?.capture("board_created", { plan });\n',
        'const { $posthog } = useNuxtApp();\n$posthog().capture("board_created", { plan });\n',
    ],
    ids=["hook of next", "server of next", "hook of nuxt", "plugin of nuxt"],
)
def test_a_client_that_a_framework_hands_out_is_known(text: str) -> None:
    """By the hook's package, or by the name that it is bound to."""
    [found] = read_captures(facts_of("product.ts", text), providers())
    assert (found.provider, found.event) == ("posthog", "board_created")
    assert [key for key, _, _ in found.properties] == ["plan"]


class _Probe:
    """Binds calls to the parameters of a class's methods instead of running them."""

    def __init__(self, client: type) -> None:
        self._client = client
        self.bound = 0

    def __getattr__(self, method: str) -> object:
        def bind(*arguments: object, **keywords: object) -> None:
            inspect.signature(getattr(self._client, method)).bind(None, *arguments, **keywords)
            self.bound += 1

        return bind


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "acme"', 'name = "other"', "`name` differs"),
        ('title = "Acme"', "", "`title` is missing"),
        ('title = "Acme"', 'title = "Acme"\ncolour = "red"', "`colour` is not a key"),
        ('packages = ["acme"]', 'packages = "acme"', "`packages` is no list"),
        ('side = "server"', 'side = "middle"', "`side` knows no middle"),
        ('kind = "capture"', 'kind = "shout"', "`kind` knows no shout"),
        ('event = "0"', "", "`event` is missing"),
        ('event = "0"', 'event = "0"\nformer = ["{client}.shout"]', "`former` names {client}.shout, which is none"),
        ('title = "Acme"', 'title = "Acme"\nkey_pattern = "("', "`key_pattern` is no regular expression"),
        ('title = "Acme"', "title = ", "is no TOML"),
    ],
)
def test_a_malformed_provider_is_named_with_its_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Whoever adds a provider learns what to mend."""
    written(tmp_path, TOML.replace(old, new))
    with pytest.raises(KnowledgeBroken, match=r"acme/provider\.toml") as caught:
        read_providers(tmp_path)
    assert told in caught.value.message


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("export: capture_event\n", "", "`export` is missing"),
        ("export: capture_event\n", "export: capture_event\nfile_name: x.py\n", "`file_name` is said by the fence"),
        ("`analytics.py`:", "analytics.py:", "There is no file to create"),
        ("`analytics.py`:", "`analytics.cob`:", "The language of analytics.cob is not known"),
        ("---\n", "", "There is no frontmatter"),
    ],
)
def test_a_malformed_setup_page_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Its file is named, and what is missing in it."""
    written(tmp_path, TOML, SETUP.replace(old, new, 1))
    with pytest.raises(KnowledgeBroken, match=r"acme/setup/python\.md") as caught:
        read_providers(tmp_path)
    assert told in caught.value.message


def test_a_setup_that_asks_for_a_package_stands_before_one_that_fits_always(tmp_path: Path) -> None:
    """So the first that fits is the right one, and fences say language, file and linkage."""
    written(tmp_path, TOML, SETUP)
    special = SETUP.replace("---\n\n", 'when: ["celery"]\n---\n\n', 1).replace("analytics.py", "worker.py")
    (tmp_path / "acme" / "setup" / "worker.md").write_text(special)
    (provider,) = read_providers(tmp_path)
    assert [(each.file_name, each.when) for each in provider.setups] == [
        ("worker.py", ("celery",)),
        ("analytics.py", ()),
    ]
    assert provider.setups[1].text == "def capture_event(person, event, properties):\n    pass\n"
    assert provider.setups[1].languages == ("python",)


TOML = """
name = "acme"
title = "Acme"
case = "snake_case"
packages = ["acme"]

[[client]]
languages = ["python"]
modules = ["acme"]
side = "server"

[[shape]]
kind = "capture"
languages = ["python"]
callees = ["{client}.send"]
event = "0"
"""

SETUP = """---
side: server
export: capture_event
template: "capture_event({person}, {event}, {properties})"
needs_person: true
package: acme
requirement: "acme>=1"
---

# Acme in Python

`analytics.py`:

```py
def capture_event(person, event, properties):
    pass
```
"""


def written(folder: Path, toml: str, setup: str = "") -> None:
    """A folder of one provider."""
    home = folder / "acme"
    (home / "setup").mkdir(parents=True)
    (home / "provider.toml").write_text(toml)
    (home / "SKILL.md").write_text("---\nname: acme\ndescription: An example.\n---\n\n# Acme\n")
    if setup:
        (home / "setup" / "python.md").write_text(setup)


def facts_of(path: str, text: str) -> Facts:
    """The facts of a file whose ending tells its language."""
    return read_facts(Source(path, text.encode(), language_of(path) or ""))


def made(client: ClientShape) -> str:
    """The lines that import a provider's class and construct a client."""
    maker = client.constructors[0]
    name = maker.removeprefix("new ").partition(".")[0]
    if name == "{client}":
        return f'import Sdk from "{client.modules[0]}";\nconst client = new Sdk(key);'
    if "python" in client.languages:
        return f"from {client.modules[0]} import {name}\nclient = {maker}(key)"
    return f'import {{ {name} }} from "{client.modules[0]}";\nconst client = {maker}(key);'


def filled(template: str) -> str:
    """A template with an event, a person and a property."""
    filling = {"{event}": '"order_paid"', "{person}": "user.id", "{properties}": '{ "plan": plan }'}
    for place, value in filling.items():
        template = template.replace(place, value)
    return template
