"""The witnesses of a story on the server: the same letters as in the file, with links that lead to pages."""

from __future__ import annotations

from variorum.model import Edition, Passage
from variorum.render.witnesses import Link, Witness, Witnesses
from variorum.web.addresses import report_path


class PageWitnesses(Witnesses):
    """Witnesses whose words are found on the reports' own pages instead of further down on the same one."""

    def __init__(self, edition: Edition) -> None:
        super().__init__([edition])
        self._paths = {self.find(report_id).siglum: report_path(report_id) for report_id in self.reports}

    def link(self, passage: Passage) -> Link:
        """Return the link to a passage's words on its report's page."""
        self.places[passage.report_id].update(passage.spans)
        witness, report = self.find(passage.report_id), self.reports[passage.report_id]
        path = report_path(passage.report_id, passage.spans)
        return Link(path, passage.of(report.text), witness.siglum, witness.name)

    def path(self, witness: Witness) -> str:
        """Return the path of a witness's report, empty for a missing origin."""
        return "" if witness.missing else self._paths.get(witness.siglum, "")
