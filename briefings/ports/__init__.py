"""The world as the domain sees it: who keeps, who reads off the event loop, who fetches, who sends.

One Protocol for each noun, named as the class in `storage` that keeps it; a function asks for those that it uses.
`Library` and `Outbox` are their sums.

Every `now` is an aware UTC datetime that the caller passes. Every method that changes something and is called inside
`together()` is part of that one transaction; outside it, each is a transaction of its own.
"""

from briefings.ports.claims import Blocks, Claims, StatementIds, Statements
from briefings.ports.courier import Courier, Sent
from briefings.ports.dated import DatedFigures, DatedFindings, Unmade
from briefings.ports.desk import Desk, FeedDesk
from briefings.ports.documents import Documents
from briefings.ports.events import Events
from briefings.ports.feeds import FeedBook, Feeds, Finds, Hosts, Lease
from briefings.ports.fetcher import Answer, Fetcher, Getter
from briefings.ports.findings import AsOf, Changes, Figures, Findings
from briefings.ports.library import Counts, Library, Looking
from briefings.ports.matches import Conflicts, Matches
from briefings.ports.outbox import Chats, Deliveries, Health, Holding, Outbox, Subscriptions, ToldDeliveries
from briefings.ports.paid import PaidLedger
from briefings.ports.people import AuditLog, ChatState, People, Report, Reports
from briefings.ports.scribe import Scribe
from briefings.ports.search import Hit, Search, SearchIndex
from briefings.ports.sources import Sources
from briefings.ports.submissions import Submissions, Workers

__all__ = [
    "Answer",
    "AsOf",
    "AuditLog",
    "Blocks",
    "Changes",
    "ChatState",
    "Chats",
    "Claims",
    "Conflicts",
    "Counts",
    "Courier",
    "DatedFigures",
    "DatedFindings",
    "Deliveries",
    "Desk",
    "Documents",
    "Events",
    "FeedBook",
    "FeedDesk",
    "Feeds",
    "Fetcher",
    "Figures",
    "Findings",
    "Finds",
    "Getter",
    "Health",
    "Hit",
    "Holding",
    "Hosts",
    "Lease",
    "Library",
    "Looking",
    "Matches",
    "Outbox",
    "PaidLedger",
    "People",
    "Report",
    "Reports",
    "Scribe",
    "Search",
    "SearchIndex",
    "Sent",
    "Sources",
    "StatementIds",
    "Statements",
    "Submissions",
    "Subscriptions",
    "ToldDeliveries",
    "Unmade",
    "Workers",
]
