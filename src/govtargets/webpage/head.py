"""The head of a page: a policy that lets nothing in but the page's own style and script, named by digest."""

from base64 import b64encode
from hashlib import sha256

from govtargets.webpage.escaping import Html, element


def head(title: str, style: str, script: str | None = None) -> Html:
    """Return the head of a page that loads nothing, sends nothing and runs no script but its own."""
    policy = f"default-src 'none'; style-src {_digest(style)}; "
    policy += f"script-src {_digest(script)}; " if script else ""
    return element(
        "head",
        element("meta", charset="utf-8"),
        element(
            "meta",
            http_equiv="Content-Security-Policy",
            content=f"{policy}base-uri 'none'; form-action 'none'",
        ),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{title} · govtargets"),
        element("style", Html(style)),
    )


def _digest(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
