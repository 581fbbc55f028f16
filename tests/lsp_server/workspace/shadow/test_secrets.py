"""No name that secrets usually have, and no text that is one, gets into a copy."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_server.workspace.shadow import withheld_by_name
from tests.support.shadows import SECRET, copy_of, read_tree, reasons, repository, shadow_of, write_tree

WITHHELD = [
    ".env",
    ".env.local",
    ".env.example",
    ".env.sample",
    ".env.template",
    "prod.env",
    "env.production",
    ".envrc",
    ".flaskenv",
    "config/.env.production",
    "secrets.yml",
    "secrets.json",
    "k8s/app-secret.yaml",
    "credentials.json",
    "credentials.yml",
    "config/credentials.yml.enc",
    "client_secret_1.json",
    "id_rsa",
    "id_ed25519",
    "id_ed25519.pub",
    "deploy.pem",
    "server.key",
    "bundle.p12",
    "store.jks",
    "vault.kdbx",
    "master.key",
    "config/master.key",
    ".npmrc",
    ".pypirc",
    ".netrc",
    ".git-credentials",
    ".docker/config.json",
    "terraform.tfstate",
    "prod.tfvars",
    ".git",
    ".git/config",
    "sub/.git/HEAD",
    ".claude/settings.json",
    ".cursor/rules/a.md",
    ".vscode/settings.json",
    ".idea/x.xml",
    ".mcp.json",
    "CLAUDE.md",
    "docs/AGENTS.md",
    ".github/copilot-instructions.md",
    ".ssh/known",
    ".aws/config",
    "secrets/db_password",
    "secrets/a/b.txt",
    "db.sqlite3",
    ".bash_history",
    "api_token",
    "db_password",
    "service-account-prod.json",
]

SHOWN = [
    "env.py",
    "alembic/env.py",
    "src/env.ts",
    "env.mjs",
    "env.d.ts",
    "vite-env.d.ts",
    "environment.py",
    "dotenv.ts",
    "environments/prod.ts",
    "credentials.py",
    "credentials/views.py",
    "secrets/handlers.ts",
    "secrets.py",
    "token.py",
    "tokens.json",
    "password.py",
    "passwords.html",
    "app/password/page.tsx",
    "app/token/route.ts",
    "app/credentials/page.tsx",
    "templates/reset_password.txt",
    "keys.py",
    "keyboard.ts",
    "monkey.py",
    "package.json",
    "package-lock.json",
    "config.py",
    "settings.toml",
    ".gitignore",
    ".github/workflows/ci.yml",
    ".eslintrc.json",
    "README.md",
    "docs/authentication.md",
    "db.py",
    "database.yml",
    "public_key.md",
]


@pytest.mark.parametrize("path", WITHHELD)
@pytest.mark.parametrize("write", [str, str.upper, str.title])
def test_a_name_that_secrets_have_is_withheld_in_any_case_and_folder(path: str, write: object) -> None:
    """Also with a dot or a space at the end, which some file systems do not see."""
    assert callable(write)
    assert withheld_by_name(write(path)) is not None
    assert withheld_by_name(f"some/folder/{write(path)}") is not None
    assert withheld_by_name(f"{path}. ") is not None


@pytest.mark.parametrize("path", SHOWN)
def test_names_of_source_code_and_documents_are_shown(path: str) -> None:
    """Code that is about secrets holds none."""
    assert withheld_by_name(path) is None


@given(st.text(st.characters(exclude_characters="/\0"), max_size=8), st.sampled_from(WITHHELD))
def test_no_folder_makes_a_secret_harmless(folder: str, path: str) -> None:
    """Where it stands does not matter."""
    assert withheld_by_name(f"{folder}/{path}") is not None


def test_a_withheld_folder_is_told_as_one() -> None:
    """The outermost one that is."""
    told = withheld_by_name("app/.Claude/skills/.env")
    assert told is not None
    assert told.path == "app/.Claude/"
    assert withheld_by_name("app/.claude/") == withheld_by_name("app/.claude/x.md")


@pytest.mark.parametrize("in_git", [False, True])
def test_no_secret_gets_into_a_copy_by_its_name(tmp_path: Path, in_git: bool) -> None:
    """Tracked or not."""
    paths = [path for path in WITHHELD if path not in {".git", ".git/config", "sub/.git/HEAD", ".docker/config.json"}]
    work = write_tree(tmp_path / "work", {f"x{number}/{path}": SECRET for number, path in enumerate(paths)})
    write_tree(work, {"app.py": b"1"})
    if in_git:
        repository(work)
    shadow = copy_of(tmp_path)
    assert read_tree(shadow.root) == {"app.py": b"1"}
    assert len(shadow.withheld) == len(paths)
    assert SECRET.decode() not in repr(shadow.withheld)


LINES = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n" * 3
KEY = f"-----BEGIN PRIVATE KEY-----\n{LINES}-----END PRIVATE KEY-----\n"


@pytest.mark.parametrize(
    "text",
    [
        KEY,
        "\n  " + KEY.replace("PRIVATE", "RSA PRIVATE"),
        KEY.replace("PRIVATE", "OPENSSH PRIVATE"),
        KEY.replace("\n", "\r\n"),
        f"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,3F17F5316E2BAC89\n\n{LINES}",
        f"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n{LINES}",
        f'KEY = """{KEY}"""\n',
        "key:\n" + "".join(f"    {line}\n" for line in KEY.splitlines()),
        json.dumps({"type": "service_account", "private_key": KEY}),
        json.dumps({"private_key": "x" * 40, "client_email": "a@b.example"}, indent=2),
        json.dumps({"type": "service_account", "project_id": "p", "private_key": "short"}),
        json.dumps({"type": "authorized_user", "client_id": "x", "refresh_token": "1//x"}),
        json.dumps({"installed": {"client_id": "x", "client_secret": "y"}}, indent=1),
        json.dumps({"auths": {"registry.example": {"auth": "dTpw"}}}),
        "PuTTY-User-Key-File-3: ssh-ed25519\n",
        "# created: 2024\n# public key: age1x\nAGE-SECRET-KEY-1QQ\n",
        "AGE-SECRET-KEY-1QQ\n",
    ],
)
def test_a_text_that_is_a_key_or_a_credential_is_withheld_under_any_name(tmp_path: Path, text: str) -> None:
    """On the disk and in an editor alike, and it is strange when it turns up in the copy."""
    shadow = shadow_of(tmp_path, {"notes.txt": text.encode(), "b.py": b"1"}, overlays={"b.py": text.encode()})
    assert read_tree(shadow.root) == {}
    assert set(reasons(shadow)) == {"notes.txt", "b.py"}
    assert set(reasons(shadow).values()) <= {"holds a private key", "holds credentials"}
    (shadow.root / "new.txt").write_bytes(text.encode())
    assert shadow.changes() == ()
    assert [each.path for each in shadow.strange()] == ["new.txt"]


@pytest.mark.parametrize(
    "text",
    [
        "A key begins with `-----BEGIN PRIVATE KEY-----` and then come its letters.\n",
        'if line == "-----BEGIN RSA PRIVATE KEY-----":\n    raise ValueError("no key, please")\n',
        "-----BEGIN CERTIFICATE-----\n" + LINES,
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ me@home.example\n",
        '{"type": "module", "private": true}',
        '{"web": {"port": 80}}',
        '{"properties": {"client_secret": {"type": "string"}}}',
    ],
)
def test_a_text_that_only_speaks_of_keys_is_copied(tmp_path: Path, text: str) -> None:
    """Parsers, documents, public keys and certificates."""
    assert read_tree(shadow_of(tmp_path, {"notes.txt": text.encode()}).root) == {"notes.txt": text.encode()}


@pytest.mark.parametrize(
    "piece", ["-----BEGIN ", "-----BEGIN PRIVATE KEY-----", '{"type":', "# \n", "#", " ", '"type": ']
)
@pytest.mark.timeout(20)
def test_no_text_takes_long_to_judge(tmp_path: Path, piece: str) -> None:
    """A text made to keep a search busy is judged like any other."""
    text = (("{" if '"' in piece else "") + piece * (900_000 // len(piece))).encode()
    shadow = shadow_of(tmp_path, {"long.txt": text})
    assert len(shadow.files) + len(shadow.withheld) == 1
