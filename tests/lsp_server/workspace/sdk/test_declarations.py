"""The members of a client are told from declarations as TypeScript would tell them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from lsp_server.workspace.sdk import find_packages, read_sdk, surface
from tests.support.sdks import package, provider

NODE = provider("posthog")
BROWSER = provider("mixpanel")


def members(root: Path, files: dict[str, str], **told: object) -> set[str]:
    """What a package made up of ``files`` offers on its client."""
    package(root, "posthog-node", files, **told)
    [found] = find_packages(root, NODE)
    return set(surface(found, NODE).members)


INDEX = "index.d.ts"
ALONE = [
    ("class PostHog { a(): void; private b(): void; protected c(): void; static d(): void }", {"a"}),
    ("class PostHog { 'a'(): void; ['b'](): void; #c(): void }", {"a", "b"}),
    ("class PostHog extends Base { b(): void }\nclass Base { a(): void }", {"a", "b"}),
    ("class PostHog extends Base<string> { b(): void }\nclass Base<T> { a(): T }", {"a", "b"}),
    ("class PostHog { a: () => void }\nexport interface PostHog { b(): void }", {"a", "b"}),
    ("declare const PostHog: new (key: string) => C;\nclass C { a(): void }", {"a"}),
    ("declare const PostHog: { new (key: string): C };\ninterface C { a(): void }", {"a"}),
    ("class PostHog { people: { set(): void }; b: string; c: { d: number } }", {"people", "people.set", "b", "c"}),
    ("class PostHog { a(): PostHog; b(): Promise<Other> }\nclass Other { c(): void }", {"a", "b"}),
    ("class PostHog extends EventEmitter { a(): void }", set()),
    ("class PostHog { a(): void; [name: string]: any }", set()),
]
TOGETHER = [
    ("export { Client as PostHog } from './c';", {"c.d.ts": "export class Client { a(): void }"}),
    ("export * from './c/d';", {"c/d/index.d.ts": "export class PostHog { a(): void }"}),
    ("import C from './c.js';\nexport { C as PostHog };", {"c.d.ts": "export default class { a(): void }"}),
    ("import * as c from './c';\nexport class PostHog extends c.B {}", {"c.d.ts": "export class B { a(): void }"}),
    (
        "import C = require('./c');\nexport class PostHog extends C {}",
        {"c.d.ts": "declare class C { a(): void }\nexport = C;"},
    ),
    ("export default class { a(): void }", {}),
    ("declare class C { a(): void }\nexport default C;", {}),
    ("declare class C { a(): void }\nexport = C;", {}),
    ("declare namespace n { class PostHog { a(): void } }\nexport = n;", {}),
    ("declare module 'posthog-node' { export class PostHog { a(): void } }", {}),
]


@pytest.mark.parametrize(("text", "expected"), ALONE)
def test_members_of_a_class(text: str, expected: set[str], tmp_path: Path) -> None:
    """Own and inherited ones; none when one may be missing."""
    assert members(tmp_path, {INDEX: f"export {text}"}) == expected


@pytest.mark.parametrize(("text", "files"), TOGETHER)
def test_a_class_is_found_by_whatever_way_it_is_exported(text: str, files: dict[str, str], tmp_path: Path) -> None:
    """In the entry itself, or in a file that it leads to."""
    assert members(tmp_path, {INDEX: text, **files}) == {"a"}


def test_a_type_that_is_imported_where_it_is_used_is_followed(tmp_path: Path) -> None:
    """As a compiler writes it when nobody imported it."""
    text = "export class PostHog { a?: import('./c').C<import('./c').D> }"
    assert members(tmp_path, {INDEX: text, "c.d.ts": "export class C<T> { b(): T }"}) == {"a", "a.b"}


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("A & B", {"a", "b"}),
        ("A | undefined", {"a"}),
        ("(A)", {"a"}),
        ("Readonly<A>", {"a"}),
        ("Omit<A & B, 'b'> & { c(): void }", {"a", "c"}),
        ("Pick<A & B, 'b'>", {"b"}),
        ("Both<B>", {"a", "b"}),
        ("Mapped<A>", {"a"}),
        ("typeof whole", {"a"}),
        ("Holder['held']", {"a"}),
        ("A & Missing", set()),
        ("any", set()),
        ("Circle", set()),
    ],
)
def test_members_of_a_default_export_of_a_type(type_: str, expected: set[str], tmp_path: Path) -> None:
    """A client may be an instance of whatever the language can say."""
    text = f"""interface A {{ a(): void }}
type B = {{ b(): void }};
type Both<T> = A & T;
type Mapped<T> = {{ [K in keyof T]: T[K] }};
type Circle = Circle;
declare const whole: A;
interface Holder {{ held: A }}
declare const client: {type_};
export default client;
"""
    package(tmp_path, "mixpanel-browser", {INDEX: text})
    [found] = find_packages(tmp_path, BROWSER)
    assert surface(found, BROWSER).members == expected


@pytest.mark.parametrize(
    "told",
    [
        {"types": "dist/main.d.ts"},
        {"typings": "./dist/main"},
        {"main": "dist/main.js"},
        {"types": "missing.d.ts", "main": "dist/main"},
        {"exports": {".": {"import": {"types": "./dist/main.d.ts", "default": "./dist/main.mjs"}}}},
        {"exports": {"node": "./dist/main.js", "types": "./dist/main.d.ts"}},
        {"exports": "./dist/main.js"},
        {"exports": {".": ["./missing.js", {"default": "./dist/main.js"}]}},
    ],
)
def test_a_manifest_says_in_many_ways_where_the_types_are(told: dict[str, object], tmp_path: Path) -> None:
    """As node and TypeScript understand it."""
    assert members(tmp_path, {"dist/main.d.ts": "export class PostHog { a(): void }"}, **told) == {"a"}


def test_modules_below_a_package_count_too(tmp_path: Path) -> None:
    """With the patterns of a manifest, and with a manifest of their own."""
    edge = {"edge/lib.d.ts": "export class PostHog { b(): void }", "index.d.ts": "export class PostHog { a(): void }"}
    assert members(tmp_path, edge, exports={".": {}, "./*": {"types": "./*/lib.d.ts"}}) == {"a", "b"}
    (tmp_path / "node_modules" / "posthog-node" / "edge" / "package.json").write_text('{"types": "lib.d.ts"}')
    assert members(tmp_path, edge) == {"a", "b"}


@pytest.mark.parametrize(
    ("dependency", "asked", "expected"),
    [("@posthog/core", True, {"a", "b"}), ("@posthog/core", False, set()), ("dotenv", True, set())],
)
def test_only_packages_of_the_vendor_that_a_package_depends_on_are_read(
    dependency: str, asked: bool, expected: set[str], tmp_path: Path
) -> None:
    """What it inherits from others stays unknown."""
    package(tmp_path, dependency, {INDEX: "export declare class Core { b(): void }"})
    text = f"import {{ Core }} from '{dependency}';\nexport class PostHog extends Core {{ a(): void }}"
    assert members(tmp_path, {INDEX: text}, dependencies={dependency: "1"} if asked else {}) == expected


def test_a_definition_is_shown_with_its_comment_its_overloads_and_the_types_it_names(tmp_path: Path) -> None:
    """And without the bookkeeping of modules."""
    text = """/** Options of a capture. */
export interface Options { /** When. */ at?: Date }
export declare class PostHog {
  /**
   * Capture what somebody did.
   * @param event - Its name.
   */
  capture(event: string, options?: import("./index").Options): void;
  capture(event: string, flush: boolean): void;
}
"""
    package(tmp_path, "posthog-node", {INDEX: text})
    [found] = find_packages(tmp_path, NODE)
    assert read_sdk(found, NODE, "capture").text == (
        "## PostHog.capture (method, posthog-node/index.d.ts:8)\n"
        "Capture what somebody did.\n@param event - Its name.\n\n"
        "```\ncapture(event: string, options?: Options): void\ncapture(event: string, flush: boolean): void\n```\n\n"
        "## Options (interface, posthog-node/index.d.ts:2)\nOptions of a capture.\n\n"
        "```\ninterface Options { /** When. */ at?: Date }\n```\n"
    )
    assert read_sdk(found, NODE, "PostHog.capture").text == read_sdk(found, NODE, "capture").text


PIECES = (
    *("export ", "declare ", "class PostHog ", "interface A ", "extends A ", "extends B<C> ", "{ a(): void }"),
    *("type A = ", "A & ", "Omit<A, 'a'>", "typeof ", "import('./index').A", "<T>", "const PostHog: ", "namespace A "),
    *("export * from './index';", "export { A as PostHog } from './index';", "export = A;", "export default A;"),
    *("/** told */", "[key: string]: any;", "function a(): A;", "'", "`", "\n", ";", "é", "\x00", *"(){}", "$i0$"),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=some.lists(some.sampled_from(PIECES), max_size=40))
def test_no_declarations_hold_anybody_up(pieces: list[str], tmp_path: Path) -> None:
    """Whatever a file says, it is read to the end, and twice the same."""
    package(tmp_path, "posthog-node", {INDEX: "".join(pieces)})
    [found] = find_packages(tmp_path, NODE)
    for name in ("", "a", "A", "PostHog.a"):
        assert read_sdk(found, NODE, name) == read_sdk(found, NODE, name)
    assert surface(found, NODE) == surface(found, NODE)
