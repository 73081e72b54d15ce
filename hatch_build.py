"""Hjulet får mallpaketets mallar färdigberedda, så att ett installerat program inte behöver docxtpl för dem."""

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

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """De beredda mallarna med i hjulet; en redigerbar installation bereder dem vid behov."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from beslutsgen.emit.prepare.kept import SHIPPED
        from beslutsgen.emit.prepare.template import ship

        self._folder = Path(tempfile.mkdtemp())
        for template in sorted(Path(self.root, "templates").glob("[!~]*.docx")):
            ship(self._folder, template)
        build_data["force_include"][str(self._folder)] = f"beslutsgen/{SHIPPED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  # hatchlings form
        """Inget lämnas kvar efter bygget."""
        if self._folder is not None:
            shutil.rmtree(self._folder)
