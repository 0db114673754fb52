"""What the API takes and gives, for the description of the API that programs read."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from chidao.outputs.follow_up import Kind
from chidao.outputs.interchange import DeadlineForm, OwnerForm
from chidao.outputs.status import Status
from chidao.outputs.web.forms import LARGEST_NUMBER
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = [
    "AddTask", "Correction", "Document", "DocumentList", "Event", "FollowUpEntry", "Me", "OverviewOut", "Problem", "Progress",
    "Rejection", "Review", "Reviewed", "SearchResult", "Split", "Task", "TaskDetail", "TaskList", "Undo",
]  # fmt: skip

Number = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000, pattern=r"^[^\x00]*$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300, pattern=r"^[^\x00]*$")]
Seen = Annotated[dict[str, Number], Field(max_length=1_000, description="Phiên bản đã xem của từng nhiệm vụ: số → phiên bản")]


class _Given(BaseModel):
    model_config = ConfigDict(extra="allow")


class _Taken(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Problem(BaseModel):
    """Why a request was not done, in Vietnamese."""

    error: str


class Me(BaseModel):
    """Who asks, and the token that requests with a session have to carry."""

    login: str
    name: str
    role: str
    rights: list[str]
    form_token: str


class Owner(BaseModel):
    name: str
    role: str
    kind: str
    agency_id: str | None


class Deadline(_Given):
    text: str
    kind: str
    due: str | None
    every: str | None


class DocumentHead(_Given):
    id: int
    number: str | None
    issued_on: str | None
    issuer: str | None
    title: str | None
    kind: str


class Task(_Given):
    """A task as lists show it."""

    task_id: int
    text: str
    owners: list[Owner]
    deadline: Deadline | None
    status: Status
    document: DocumentHead
    assigner: str | None
    state: str
    start: int
    end: int
    page: int | None
    confidence: float
    done_on: str | None
    extended_to: str | None


class TaskList(BaseModel):
    total: int
    tasks: list[Task]


class SearchResult(_Given):
    total: int
    total_is_minimum: bool
    relaxed: bool
    hits: list[Task]
    facets: dict[str, list[dict[str, Any]]]


class FollowUpEntry(_Given):
    id: int
    task_id: int
    kind: Kind
    happened_on: str


class Event(_Given):
    seq: int
    at: str
    actor: str
    what: str


class TaskDetail(Task):
    """A task with its surroundings, follow-up and story; `version` goes back with a change."""

    version: int
    before: str
    after: str
    follow_ups: list[FollowUpEntry]
    story: list[Event]


class DocumentList(BaseModel):
    total: int
    documents: list[dict[str, Any]]


class Document(BaseModel):
    document: dict[str, Any]
    text: str
    tasks: list[Task]
    decisions: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    citations: list[dict[str, Any]]
    newer: list[int]


class OverviewOut(BaseModel):
    """The counts of the start page."""

    drafts: int
    late: int
    due_soon: int
    loaded_today: int
    set_aside: int
    tasks: int
    documents: int


class Review(_Taken):
    """Tasks to be confirmed or merged."""

    tasks: Annotated[list[Number], Field(min_length=1, max_length=1_000)]
    seen: Seen = {}
    reason: Words | None = None


class Rejection(Review):
    """Tasks that are none."""


class TakenOwner(_Taken):
    name: Annotated[Name, Field(min_length=1)]
    role: Literal["lead", "support"] = "lead"
    kind: Name = "agency"
    agency_id: Name | None = None

    def form(self) -> OwnerForm:
        return OwnerForm(name=self.name, role=self.role, kind=self.kind, agency_id=self.agency_id)


class TakenDeadline(_Taken):
    start: Number
    end: Number
    text: Words
    kind: Name = "by"
    due: date | None = None
    every: Name | None = None

    def form(self) -> DeadlineForm:
        return DeadlineForm(**self.model_dump())


class Correction(_Taken):
    """What is wrong with a task; what is not named stays."""

    text: Words | None = None
    start: Number | None = None
    end: Number | None = None
    assigner: Name | None = None
    owners: Annotated[list[TakenOwner], Field(max_length=200)] | None = None
    deadline: TakenDeadline | None = None
    seen: Number | None = None
    reason: Words | None = None

    def changes(self) -> dict[str, Any]:
        """What was named, as `outputs.review` takes it."""
        named = self.model_fields_set - {"seen", "reason"}
        found: dict[str, Any] = {name: getattr(self, name) for name in named}
        if "owners" in found:
            found["owners"] = [owner.form() for owner in self.owners or ()]
        if "deadline" in found:
            found["deadline"] = self.deadline.form() if self.deadline else None
        return {name: value for name, value in found.items() if value is not None or name in ("assigner", "deadline")}


class Split(_Taken):
    """Stretches of the document's text, each a task of its own."""

    pieces: Annotated[list[tuple[Number, Number]], Field(min_length=2, max_length=100)]
    seen: Number | None = None
    reason: Words | None = None


class AddTask(_Taken):
    """A task that the machine overlooked, in the words of the document."""

    text: Annotated[Words, Field(min_length=1)]
    start: Number | None = None
    owners: Annotated[list[TakenOwner], Field(max_length=200)] = []
    assigner: Name | None = None
    deadline: TakenDeadline | None = None
    reason: Words | None = None


class Undo(_Taken):
    batch: Annotated[int, Field(ge=1, le=LARGEST_NUMBER)] | None = None


class Reviewed(BaseModel):
    """`batch` takes the act back; 0 where nothing changed."""

    batch: int
    tasks: list[int]


class Progress(_Taken):
    """An entry of follow-up: what is needed of the rest depends on its kind."""

    kind: Kind
    note: Words | None = None
    on: date | None = None
    document_id: Number | None = None
    new_due: date | None = None
    decided_by: Name | None = None
    seen: Number | None = None
