"""Hjulet får mallpaketets mallar färdigberedda, så att docxtpl inte behövs för dem, och kodens fingeravtryck."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PreparedTemplates(BuildHookInterface):  # type: ignore[type-arg]  # hatchling väljer själv sin inställningstyp
    """Bereder mallarna i `templates/` med programmet som hjulet ska innehålla."""

    PLUGIN_NAME = "custom"
    _folder: Path | None = None
    _built: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """De beredda mallarna med i hjulet; en redigerbar installation bereder dem vid behov."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from beslutsgen.emit.prepare.kept import SHIPPED
        from beslutsgen.emit.prepare.template import ship
        from beslutsgen.pipeline.program import BUILT, code_digest

        self._folder = Path(tempfile.mkdtemp())
        for template in sorted(Path(self.root, "templates").glob("[!~]*.docx")):
            ship(self._folder, template)
        build_data["force_include"][str(self._folder)] = f"beslutsgen/{SHIPPED}"
        self._built = Path(tempfile.mkdtemp(), BUILT)
        self._built.write_text(code_digest(Path(self.root, "src", "beslutsgen")), "ascii")
        build_data["force_include"][str(self._built)] = f"beslutsgen/{BUILT}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  # hatchlings form
        """Inget lämnas kvar efter bygget."""
        if self._folder is not None:
            shutil.rmtree(self._folder)
        if self._built is not None:
            shutil.rmtree(self._built.parent)
