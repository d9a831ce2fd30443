"""How Sphinx builds these pages."""

import re
import tomllib
from pathlib import Path
from typing import Any

_project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))

project = "claimledger"
author = "the claimledger authors"
copyright = author
release = version = _project["project"]["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
default_role = "code"  # docstrings write `names` in single backticks
nitpicky = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_class_signature = "mixed"
autodoc_typehints = "signature"
# Types with limits are shown by their names, not by what they are made of.
autodoc_type_aliases = {
    name: name
    for name in (
        "Extras", "Id", "Offset", "OnFlaw", "Relation", "Short", "Span", "Text",
    )
}  # fmt: skip
python_maximum_signature_line_length = 96

html_theme = "furo"
html_title = "claimledger"
# Lines of code are up to 100 characters long here.
html_theme_options = {"light_css_variables": {"code-font-size": "0.75rem"}}
html_static_path = ["_static"]
html_css_files = ["wrap.css"]
html_copy_source = False


def plain(signature: str | None) -> str | None:
    """Leave limits, and Python's own names for things, out of a signature."""
    if not signature:
        return signature
    named = re.sub(r"TypeAliasForwardRef\('(\w+)'\)", r"\1", signature)
    unlimited = re.sub(r"Annotated\[(.*?), msgspec\.Meta\([^)]*\)\]", r"\1", named)
    return unlimited.replace("= NOTHING", "= {}")


def setup(app: Any) -> None:
    """Have signatures made plain."""
    app.connect("autodoc-process-signature", lambda *args: (plain(args[-2]), plain(args[-1])))
