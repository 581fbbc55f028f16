"""Attempts by the one command that a person allowed, or that the project's own settings name."""

from tests.support.hostile_places import Places

COMMANDS = {
    "an env file": "cat .env config/.env.production .envrc",
    "an env file by a link": "cat notes.txt second_name.txt again/.env",
    "all variables": "env; cat /proc/self/environ; cat /proc/1/environ",
    "variables of other processes": "cat /proc/[0-9]*/environ; cat /proc/[0-9]*/cmdline",
    "the home folder": "cat <home>/.aws/credentials <home>/.ssh/id_rsa ~/.bashrc",
    "a neighbour": "cat ../shop-other/notes.md; ls ..",
    "a letter": "cat <outside>/letter.txt",
    "the room of another run": "cat <neighbour>/shadow/app.py",
    "the state folder": "find <state>",
    "the repository": "cat .git/config; git log -p",
    "an ignored file": "cat secrets_of_kim.py private/kim.py terraform.tfvars",
    "links of a package": "cat node_modules/posthog-node/out.d.ts node_modules/posthog-node/README.md",
    "a package that is a link": "ls -R node_modules/posthog-js/ node_modules/@posthog/react/",
    "the trap": "touch <trap>; touch <home>/x <outside>/x",
    "the project": "echo x >> shop/auth.py; rm -rf shop; rm -rf .git; ls shop",
    "temporary files": "touch /tmp/trap; ls /tmp",
    "the machine": "touch /usr/trap /etc/trap; ls /root",
    "the network": "cat /proc/net/route; cat /proc/net/tcp",
    "what goes on": "(sleep 9; touch <trap>) > /dev/null 2>&1 & ps",
}
"""What each line of the command is after."""


def script(places: Places) -> str:
    """All of them as a text for a shell, each under a line of its own."""
    folders = {
        "<home>": places.home,
        "<outside>": places.outside,
        "<neighbour>": places.neighbour,
        "<state>": places.state,
        "<trap>": places.trap,
    }
    text = "\n".join(f"echo '== {name}'\n({line}) 2>&1 | tail -c 200" for name, line in COMMANDS.items())
    for name, path in folders.items():
        text = text.replace(name, str(path))
    return f"{text}\necho '== end'\n"
