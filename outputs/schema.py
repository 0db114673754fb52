"""The register's schema: one migration after another, each applied once, in one transaction.

A released migration is never changed. docs/so-theo-doi.md explains every table and column to those who open the register
with other programs.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

__all__ = ["MIGRATIONS"]

MIGRATIONS = Migrations("chidao")

_DOCUMENTS = (
    """CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL,
        media_type TEXT NOT NULL,
        pages INTEGER,
        kind TEXT NOT NULL,
        number TEXT,
        issued_on TEXT,
        issuer TEXT,
        issuer_folded TEXT NOT NULL DEFAULT '',
        title TEXT,
        signer TEXT,
        notes TEXT NOT NULL DEFAULT '[]',
        loaded_at TEXT NOT NULL,
        previous_id INTEGER REFERENCES documents(id)
    )""",
    "CREATE INDEX documents_by_number ON documents(number)",
    "CREATE TABLE document_texts (document_id INTEGER PRIMARY KEY REFERENCES documents(id), text TEXT NOT NULL)",
    """CREATE TABLE set_aside (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        reason TEXT NOT NULL,
        message TEXT NOT NULL,
        noted_at TEXT NOT NULL
    )""",
)

_TASKS = (
    """CREATE TABLE names (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        agency_id TEXT NOT NULL DEFAULT '',
        folded TEXT NOT NULL,
        UNIQUE (folded, name, kind, agency_id)
    )""",
    "CREATE INDEX names_by_agency ON names(agency_id) WHERE agency_id <> ''",
    """CREATE TABLE tasks (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES documents(id),
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        page INTEGER,
        state TEXT NOT NULL DEFAULT 'draft'
            CHECK (state IN ('draft', 'confirmed', 'corrected', 'rejected', 'merged', 'split', 'withdrawn')),
        origin TEXT NOT NULL DEFAULT 'machine' CHECK (origin IN ('machine', 'person')),
        assigner_id INTEGER REFERENCES names(id),
        lead_id INTEGER REFERENCES names(id),
        given_on TEXT,
        due TEXT,
        done_on TEXT,
        reopened INTEGER NOT NULL DEFAULT 0,
        confidence REAL NOT NULL,
        merged_into INTEGER REFERENCES tasks(id),
        live INTEGER NOT NULL DEFAULT 1 CHECK (live = (state IN ('draft', 'confirmed', 'corrected')))
    )""",
    # Lists count and sort from these alone, without looking at the tasks themselves.
    "CREATE INDEX tasks_by_document ON tasks(document_id, live, due, id, done_on)",
    "CREATE INDEX tasks_by_due ON tasks(live, due, id, done_on, given_on)",
    "CREATE INDEX tasks_by_state ON tasks(state, due)",
    "CREATE INDEX tasks_by_merged ON tasks(merged_into) WHERE merged_into IS NOT NULL",
    "CREATE TABLE task_texts (task_id INTEGER PRIMARY KEY REFERENCES tasks(id), text TEXT NOT NULL)",
    """CREATE TABLE owners (
        task_id INTEGER NOT NULL REFERENCES tasks(id),
        position INTEGER NOT NULL,
        name_id INTEGER NOT NULL REFERENCES names(id),
        role TEXT NOT NULL CHECK (role IN ('lead', 'support')),
        PRIMARY KEY (task_id, position)
    ) WITHOUT ROWID""",
    "CREATE INDEX owners_by_name ON owners(name_id, role, task_id)",
    """CREATE TABLE deadlines (
        task_id INTEGER PRIMARY KEY REFERENCES tasks(id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        kind TEXT NOT NULL,
        due TEXT,
        every TEXT
    )""",
)

_FINDINGS = (
    """CREATE TABLE decisions (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES documents(id),
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL,
        kind TEXT NOT NULL, authority TEXT, confidence REAL NOT NULL
    )""",
    """CREATE TABLE figures (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES documents(id),
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL,
        value REAL NOT NULL, whole REAL, unit TEXT NOT NULL, comparator TEXT NOT NULL, subject TEXT, period TEXT,
        confidence REAL NOT NULL
    )""",
    """CREATE TABLE citations (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES documents(id),
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL,
        kind TEXT NOT NULL, number TEXT NOT NULL, issued_on TEXT, relation TEXT NOT NULL, confidence REAL NOT NULL
    )""",
    "CREATE INDEX decisions_by_document ON decisions(document_id)",
    "CREATE INDEX figures_by_document ON figures(document_id)",
    "CREATE INDEX citations_by_document ON citations(document_id)",
    "CREATE INDEX citations_by_number ON citations(number)",
)

# Contentless: the texts stand in task_texts already, and snippets are cut from them with their accents. Columns: the
# task's words without accents, the words around it (owners, document) without accents, the task's words with accents.
_SEARCH = (
    """CREATE VIRTUAL TABLE task_search USING fts5(
        text, context, accented, content='', tokenize="unicode61 remove_diacritics 0"
    )""",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

_AUDIT = (
    """CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        actor_kind TEXT NOT NULL CHECK (actor_kind IN ('machine', 'person')),
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        subject_id INTEGER,
        batch INTEGER NOT NULL,
        before TEXT,
        after TEXT,
        reason TEXT,
        hash TEXT NOT NULL
    )""",
    "CREATE INDEX audit_by_subject ON audit(subject, subject_id)",
    "CREATE INDEX audit_by_batch ON audit(batch)",
    "CREATE TABLE audit_head (id INTEGER PRIMARY KEY CHECK (id = 1), rows INTEGER NOT NULL, hash TEXT NOT NULL)",
    "INSERT INTO audit_head (id, rows, hash) VALUES (1, 0, '')",
    """CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'nhật ký chỉ được ghi thêm'); END""",
    """CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'nhật ký chỉ được ghi thêm'); END""",
)


def _execute(db: Database, *groups: tuple[str, ...]) -> None:
    for statements in groups:
        for statement in statements:
            db.execute(statement)


@MIGRATIONS()
def m001_register(db: Database) -> None:
    """Documents, tasks and all that was found, with the index for search and the chain of changes."""
    _execute(db, _DOCUMENTS, _TASKS, _FINDINGS, _SEARCH, _AUDIT)


_FOLLOW_UP = (
    """CREATE TABLE evidence_files (
        sha256 TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        content BLOB NOT NULL
    )""",
    """CREATE TABLE follow_ups (
        id INTEGER PRIMARY KEY,
        task_id INTEGER NOT NULL REFERENCES tasks(id),
        kind TEXT NOT NULL
            CHECK (kind IN ('note', 'result', 'return', 'extension', 'escalation', 'close', 'reopen')),
        happened_on TEXT NOT NULL,
        note TEXT,
        decided_by TEXT,
        new_due TEXT,
        document_id INTEGER REFERENCES documents(id),
        file_sha256 TEXT REFERENCES evidence_files(sha256),
        actor TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CHECK (kind <> 'extension' OR new_due IS NOT NULL)
    )""",
    "CREATE INDEX follow_ups_by_task ON follow_ups(task_id, kind)",
    """CREATE TABLE saved_searches (
        name TEXT PRIMARY KEY,
        query TEXT NOT NULL,
        saved_by TEXT NOT NULL,
        saved_at TEXT NOT NULL
    )""",
)


@MIGRATIONS()
def m002_follow_up(db: Database) -> None:
    """What became of the tasks: notes, results with evidence, extensions, closing; searches kept by name."""
    _execute(db, _FOLLOW_UP)


_OVERVIEWS = (
    """CREATE VIEW task_overview AS
        SELECT t.id, x.text, n.name AS lead, a.name AS assigner, l.text AS deadline, t.due, t.done_on, t.state,
               d.number AS document, d.issued_on, d.issuer, d.title, t.document_id
        FROM tasks t JOIN task_texts x ON x.task_id = t.id JOIN documents d ON d.id = t.document_id
        LEFT JOIN names n ON n.id = t.lead_id LEFT JOIN names a ON a.id = t.assigner_id
        LEFT JOIN deadlines l ON l.task_id = t.id WHERE t.live = 1""",
    """CREATE VIEW owner_overview AS
        SELECT o.task_id, n.name, o.role, n.kind, nullif(n.agency_id, '') AS agency_id
        FROM owners o JOIN names n ON n.id = o.name_id""",
)


@MIGRATIONS()
def m003_overviews(db: Database) -> None:
    """Tasks and owners in words, for those who look at the register with other programs."""
    _execute(db, _OVERVIEWS)


_REVIEWED_FINDINGS = tuple(
    f"ALTER TABLE {table} ADD COLUMN state TEXT NOT NULL DEFAULT 'draft'"
    " CHECK (state IN ('draft', 'confirmed', 'corrected', 'rejected'))"
    for table in ("decisions", "figures", "citations")
)


@MIGRATIONS()
def m004_reviewed_findings(db: Database) -> None:
    """Decisions, figures and citations are drafts as well until a person decided on them."""
    _execute(db, _REVIEWED_FINDINGS)


@MIGRATIONS()
def m005_doubtful_first(db: Database) -> None:
    """Review begins with the tasks that are least sure to be right."""
    db.execute("CREATE INDEX tasks_by_doubt ON tasks(state, confidence, id)")


_PEOPLE = (
    """CREATE TABLE accounts (
        id INTEGER PRIMARY KEY,
        login TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('secretariat', 'official', 'auditor', 'administrator')),
        agency TEXT,
        password_hash TEXT,
        must_change INTEGER NOT NULL DEFAULT 0,
        disabled INTEGER NOT NULL DEFAULT 0,
        created_at TEXT NOT NULL
    )""",
    """CREATE TABLE sessions (
        token_hash TEXT PRIMARY KEY,
        account_id INTEGER NOT NULL REFERENCES accounts(id),
        form_token TEXT NOT NULL,
        created_at TEXT NOT NULL,
        seen_at TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX sessions_by_account ON sessions(account_id)",
    "CREATE TABLE failed_logins (who TEXT NOT NULL, at TEXT NOT NULL)",
    "CREATE INDEX failed_logins_by_who ON failed_logins(who, at)",
    """CREATE TABLE access_tokens (
        id INTEGER PRIMARY KEY,
        token_hash TEXT NOT NULL UNIQUE,
        account_id INTEGER NOT NULL REFERENCES accounts(id),
        label TEXT NOT NULL,
        writes INTEGER NOT NULL DEFAULT 0,
        created_at TEXT NOT NULL
    )""",
    "CREATE INDEX access_tokens_by_account ON access_tokens(account_id)",
)


@MIGRATIONS()
def m006_people(db: Database) -> None:
    """Who may use the web page: accounts, their sessions and personal tokens (hashes only), failed logins."""
    _execute(db, _PEOPLE)


@MIGRATIONS()
def m007_documents_by_file(db: Database) -> None:
    """Documents are found by the file that they came from, so that the register can follow a file that is moved."""
    db.execute("CREATE INDEX documents_by_path ON documents(path)")


_MAILS = (
    """CREATE TABLE mails (
        id INTEGER PRIMARY KEY,
        message_id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('reminder', 'digest')),
        agency TEXT NOT NULL,
        address TEXT NOT NULL,
        made_for TEXT NOT NULL,
        subject TEXT NOT NULL,
        content BLOB,
        state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'unsure')),
        insisted INTEGER NOT NULL DEFAULT 0,
        attempts INTEGER NOT NULL DEFAULT 0,
        error TEXT,
        queued_at TEXT NOT NULL,
        sent_at TEXT,
        CHECK (content IS NOT NULL OR state = 'sent')
    )""",
    "CREATE INDEX mails_by_state ON mails(state, made_for)",
    "CREATE UNIQUE INDEX digests_once ON mails(agency, address, made_for) WHERE kind = 'digest'",
    """CREATE TABLE reminded (
        task_id INTEGER NOT NULL REFERENCES tasks(id),
        address TEXT NOT NULL,
        last_day TEXT NOT NULL,
        days_before INTEGER NOT NULL,
        mail_id INTEGER NOT NULL REFERENCES mails(id),
        PRIMARY KEY (task_id, address, last_day, days_before)
    ) WITHOUT ROWID""",
    "CREATE INDEX reminded_by_mail ON reminded(mail_id)",
)


@MIGRATIONS()
def m008_mails(db: Database) -> None:
    """E-mails about tasks, each sent once; the register's own number, by which calendars and mails know it."""
    _execute(db, _MAILS)
    db.execute("INSERT INTO settings (key, value) VALUES ('register_id', lower(hex(randomblob(8))))")


@MIGRATIONS()
def m009_containers(db: Database) -> None:
    """Archives of which every document is loaded: their bytes are no document's, and yet they need no second reading."""
    db.execute(
        """CREATE TABLE containers (
            sha256 TEXT PRIMARY KEY,
            documents INTEGER NOT NULL,
            read_at TEXT NOT NULL
        ) WITHOUT ROWID"""
    )


_UPLOADS = (
    """CREATE TABLE uploads (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        status TEXT NOT NULL
            CHECK (status IN ('waiting', 'loading', 'loaded', 'known', 'needs_ocr', 'set_aside', 'removed')),
        results TEXT NOT NULL DEFAULT '[]',
        actor TEXT NOT NULL,
        sent_at TEXT NOT NULL,
        finished_at TEXT
    )""",
    "CREATE INDEX uploads_unfinished ON uploads(id) WHERE finished_at IS NULL",
    "CREATE INDEX uploads_by_day ON uploads(sent_at)",
)


@MIGRATIONS()
def m010_uploads(db: Database) -> None:
    """Files that people sent in by the web page, and what became of each."""
    _execute(db, _UPLOADS)


@MIGRATIONS()
def m011_calmer_index(db: Database) -> None:
    """The index joins its parts less often: a load into a large register spends a third of its time on that otherwise."""
    db.execute("INSERT INTO task_search (task_search, rank) VALUES ('automerge', 8)")


@MIGRATIONS()
def m012_larger_parts(db: Database) -> None:
    """All words of one transaction become one part of the index, up to 16 MB: small parts have to be joined again and again."""
    db.execute("INSERT INTO task_search (task_search, rank) VALUES ('hashsize', 16777216)")


@MIGRATIONS()
def m013_states_by_day(db: Database) -> None:
    """Lists by day tell states apart themselves; an index less to keep makes a load into a large register a tenth faster."""
    db.execute("DROP INDEX tasks_by_state")
    db.execute("DROP INDEX tasks_by_due")
    db.execute("CREATE INDEX tasks_by_due ON tasks(live, due, id, done_on, given_on, state)")
