"""Whether a project's folder is in order: settings, files, plan, provider, SDK and key."""

from collections.abc import Iterator
from pathlib import Path

from analyzers.model import Provider
from lsp_server.commands.doctor.sign import Sign, State
from lsp_server.commands.opening import open_project
from lsp_server.commands.output import counted
from lsp_server.errors import LuthierError, PlanUnreadable
from lsp_server.settings import FILE_NAME
from lsp_server.workspace import plan_file
from lsp_server.workspace.files import list_files
from lsp_server.workspace.installed import installed_version, key_places
from lsp_server.workspace.project import Project


def look_at_folder(root: Path) -> Iterator[Sign]:
    """Signs of the project at ``root``, always in the same order."""
    try:
        project = open_project(root).project
    except LuthierError as error:
        yield Sign("settings", State.BROKEN, error.message, error.remedy)
        yield _plan(root)
        return
    yield Sign("settings", State.OK, f"Read from {FILE_NAME}." if (root / FILE_NAME).is_file() else "In order.")
    yield _files(project)
    yield _plan(root)
    yield from _providers(project)


def _files(project: Project) -> Sign:
    read, skipped = counted(len(project.readings), "file"), len(project.skipped)
    if not project.readings:
        return Sign("files", State.NOTE, "There is no source file to read.", "Name the folder that holds the code.")
    return Sign("files", State.OK, f"{read} read" + (f", {skipped} skipped." if skipped else "."))


def _plan(root: Path) -> Sign:
    try:
        plan = plan_file.load(root)
    except PlanUnreadable as error:
        return Sign("plan", State.BROKEN, error.message, error.remedy)
    if not plan_file.path_of(root).exists():
        return Sign("plan", State.NOTE, "There is none yet.", "Begin one with luthier plan add or luthier plan sync.")
    return Sign("plan", State.OK, f"{counted(len(plan.entries), 'event')} in {plan_file.PLAN_NAME}.")


def _providers(project: Project) -> Iterator[Sign]:
    known = {each.name: each for each in project.knowledge.providers}
    set_to = project.settings.provider
    used = list(dict.fromkeys([*([set_to] if set_to else []), *project.instrumentation.providers]))
    for wrapper in project.instrumentation.wrappers[:1]:
        yield Sign("wrapper", State.OK, f"{wrapper.name} of {wrapper.path} sends the events.")
    if not [name for name in used if name in known]:
        remedy = f"Choose one with luthier insert --provider NAME: {', '.join(known)}."
        yield Sign("provider", State.NOTE, "No provider is in use.", remedy)
    for name in used:
        if name in known:
            how = "chosen in the settings" if name == set_to else "used by the code"
            yield Sign("provider", State.OK, f"{known[name].title}, {how}.")
            yield from _sdk(project, known[name])
            yield from _key(project, known[name])


def _sdk(project: Project, provider: Provider) -> Iterator[Sign]:
    wanted = [each for each in provider.packages if each in project.instrumentation.packages]
    folders = _folders(project)
    for package in wanted:
        version = installed_version(folders, package)
        if version is None:
            yield Sign("sdk", State.NOTE, f"{package} is asked for and not installed here.", "Install the project.")
        else:
            yield Sign("sdk", State.OK, f"{package} {version} is installed.")
    if not wanted:
        yield Sign("sdk", State.NOTE, f"No manifest asks for a package of {provider.title}.")


def _key(project: Project, provider: Provider) -> Iterator[Sign]:
    if not provider.key_name:
        return
    places = key_places(_folders(project), provider.key_name)
    if places:
        yield Sign("key", State.OK, f"{provider.key_name} is set in {', '.join(places)}.")
    else:
        said = f"{provider.key_name} is set neither in the environment nor in an env file."
        yield Sign("key", State.NOTE, said, "Set it where the app is started.")


def _folders(project: Project) -> list[Path]:
    """The folders where the project's packages and env files may be: its root and those of its manifests."""
    manifests = list_files(project.root, project.settings).manifests
    return list(dict.fromkeys([project.root, *((project.root / each).parent for each in manifests)]))
