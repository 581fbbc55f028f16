"""The agent's process gets what it needs of the parent's variables, and nothing else."""

from pathlib import Path

import pytest

from lsp_server.workspace.sandbox import surroundings

MODELS = {
    "a key": {"ANTHROPIC_API_KEY": "k"},
    "a gateway": {
        "ANTHROPIC_BASE_URL": "https://gateway.example/x",
        "ANTHROPIC_AUTH_TOKEN": "t",
        "ANTHROPIC_CUSTOM_HEADERS": "X-A: b",
        "ANTHROPIC_MODEL": "m",
    },
    "Bedrock": {"CLAUDE_CODE_USE_BEDROCK": "1", "AWS_REGION": "eu-west-1", "AWS_SESSION_TOKEN": "t"},
    "Vertex": {
        "CLAUDE_CODE_USE_VERTEX": "1",
        "CLOUD_ML_REGION": "europe-west1",
        "ANTHROPIC_VERTEX_PROJECT_ID": "p",
        "CLAUDE_CODE_SKIP_VERTEX_AUTH": "1",
        "GOOGLE_CLOUD_PROJECT": "p",
    },
    "Foundry": {"CLAUDE_CODE_USE_FOUNDRY": "1", "ANTHROPIC_FOUNDRY_API_KEY": "k", "AZURE_TENANT_ID": "t"},
    "a proxy": {"https_proxy": "http://proxy:3128", "NO_PROXY": "localhost", "NODE_EXTRA_CA_CERTS": "/none.pem"},
    "the machine": {"PATH": "/bin", "HOME": "/home/a", "LANG": "C", "LC_ALL": "C", "TERM": "xterm"},
}

FOREIGN = [
    "DATABASE_URL",
    "GITHUB_TOKEN",
    "SECRET_KEY",
    "NODE_OPTIONS",
    "LD_PRELOAD",
    "BASH_ENV",
    "PYTHONPATH",
    "CLAUDECODE",
    "CLAUDE_CONFIG_DIR",
    "SSH_AUTH_SOCK",
    "AWS_SECRET_ACCESS_KEY",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "AZURE_CLIENT_SECRET",
    "BASH_FUNC_x%%",
]


@pytest.mark.parametrize("variables", MODELS.values(), ids=MODELS)
def test_what_the_model_needs_is_passed_untouched(variables: dict[str, str], tmp_path: Path) -> None:
    """Whichever way leads to the model."""
    found = surroundings(variables, tmp_path)
    assert found.kept.items() >= variables.items()
    assert found.gone == ()


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_not_named_is_left_behind(name: str, tmp_path: Path) -> None:
    """Only its name is kept, so that it can be taken away."""
    found = surroundings({name: "hunter2", "PATH": "/bin"}, tmp_path)
    assert "hunter2" not in found.kept.values()
    assert found.gone == (name,)
    assert "hunter2" not in repr(found)


def test_a_cloud_that_is_switched_off_is_not_served(tmp_path: Path) -> None:
    """Its variables are the product's then."""
    found = surroundings({"CLAUDE_CODE_USE_BEDROCK": "0", "AWS_SECRET_ACCESS_KEY": "hunter2"}, tmp_path)
    assert found.gone == ("AWS_SECRET_ACCESS_KEY",)


def test_what_the_process_writes_for_itself_stays_in_the_run(tmp_path: Path) -> None:
    """Its settings and its temporary files."""
    kept = surroundings({"TMPDIR": "/elsewhere"}, tmp_path).kept
    assert kept["CLAUDE_CONFIG_DIR"] == str(tmp_path)
    assert kept["TMPDIR"] == str(tmp_path / "tmp")


def test_credentials_of_a_cloud_can_be_read_where_they_are_asked_for(tmp_path: Path) -> None:
    """The folder of the one cloud that leads to the model, and files that variables name; nothing that is not there."""
    for folder in (".aws", ".azure", ".config/gcloud"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "ca.pem").write_text("")
    home = {"HOME": str(tmp_path)}
    assert surroundings(home, tmp_path).readable == ()
    bedrock = {**home, "CLAUDE_CODE_USE_BEDROCK": "1"}
    assert surroundings(bedrock, tmp_path).readable == (tmp_path / ".aws",)
    vertex = {**home, "CLAUDE_CODE_USE_VERTEX": "1", "NODE_EXTRA_CA_CERTS": str(tmp_path / "ca.pem")}
    assert surroundings(vertex, tmp_path).readable == (tmp_path / "ca.pem", tmp_path / ".config/gcloud")
    assert surroundings({"SSL_CERT_FILE": str(tmp_path / "none.pem")}, tmp_path).readable == ()
