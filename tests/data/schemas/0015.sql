-- A library as the migrations up to 0015 left it, with something in it. Never edited: it stands for those in use.
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE acts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	who INTEGER, 
	pseudonym VARCHAR(64), 
	what VARCHAR(64) NOT NULL, 
	undone_by INTEGER, 
	target TEXT NOT NULL, 
	detail JSON NOT NULL
);
CREATE TABLE changes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	finding VARCHAR(80) NOT NULL, 
	body JSON NOT NULL, 
	detail JSON NOT NULL
);
CREATE TABLE findings (
	id VARCHAR(80) NOT NULL, 
	at DATETIME NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_findings PRIMARY KEY (id)
);
CREATE TABLE kept (
	space VARCHAR(64) NOT NULL, 
	"key" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	value JSON, 
	CONSTRAINT pk_kept PRIMARY KEY (space, "key")
);
CREATE TABLE marks (
	user INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_marks PRIMARY KEY (user)
);
CREATE TABLE matches (
	"left" VARCHAR(80) NOT NULL, 
	"right" VARCHAR(80) NOT NULL, 
	verdict VARCHAR(16) NOT NULL, 
	machine VARCHAR(16), 
	score FLOAT NOT NULL, 
	ruling VARCHAR(16), 
	"by" INTEGER, 
	at DATETIME, 
	reasons JSON NOT NULL, 
	CONSTRAINT pk_matches PRIMARY KEY ("left", "right")
);
CREATE TABLE people (
	id INTEGER NOT NULL, 
	name TEXT, 
	role VARCHAR(16) NOT NULL, 
	admitted BOOLEAN NOT NULL, 
	zone VARCHAR(64), 
	CONSTRAINT pk_people PRIMARY KEY (id)
);
CREATE TABLE reports (
	id INTEGER NOT NULL, 
	claim VARCHAR(64) NOT NULL, 
	"by" INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	outcome TEXT, 
	CONSTRAINT pk_reports PRIMARY KEY (id)
);
CREATE TABLE root_names (
	folded TEXT NOT NULL, 
	other TEXT NOT NULL, 
	name TEXT NOT NULL, 
	"by" INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_root_names PRIMARY KEY (folded)
);
CREATE TABLE sources (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	homepage TEXT, 
	family TEXT, 
	other_names JSON NOT NULL, 
	CONSTRAINT pk_sources PRIMARY KEY (id)
);
CREATE TABLE uploads (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	sender INTEGER, 
	received DATETIME NOT NULL, 
	details JSON NOT NULL, 
	fallbacks JSON NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_uploads PRIMARY KEY (id)
);
CREATE TABLE documents (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	version INTEGER NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	published DATE, 
	received DATETIME NOT NULL, 
	upload INTEGER, 
	"by" INTEGER, 
	source TEXT, 
	url TEXT, 
	title TEXT NOT NULL, 
	author TEXT, 
	credit TEXT, 
	file TEXT, 
	found JSON NOT NULL, 
	text TEXT NOT NULL, 
	mentions JSON NOT NULL, 
	CONSTRAINT fk_documents_upload FOREIGN KEY(upload) REFERENCES uploads (id) ON DELETE SET NULL, 
	CONSTRAINT uq_documents_id UNIQUE (id)
);
CREATE TABLE finding_shelves (
	topic VARCHAR(64) NOT NULL, 
	place TEXT NOT NULL, 
	roots INTEGER NOT NULL, 
	documents INTEGER NOT NULL, 
	newest DATE NOT NULL, 
	finding VARCHAR(80) NOT NULL, 
	unknown BOOLEAN NOT NULL, 
	CONSTRAINT pk_finding_shelves PRIMARY KEY (topic, place, roots, documents, newest, finding), 
	CONSTRAINT fk_finding_shelves_finding FOREIGN KEY(finding) REFERENCES findings (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE finding_statements (
	statement VARCHAR(80) NOT NULL, 
	finding VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_finding_statements PRIMARY KEY (statement, finding), 
	CONSTRAINT fk_finding_statements_finding FOREIGN KEY(finding) REFERENCES findings (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE source_names (
	folded TEXT NOT NULL, 
	source INTEGER NOT NULL, 
	CONSTRAINT pk_source_names PRIMARY KEY (folded), 
	CONSTRAINT fk_source_names_source FOREIGN KEY(source) REFERENCES sources (id) ON DELETE CASCADE
);
CREATE TABLE amendments (
	id INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	claim VARCHAR(64), 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	field VARCHAR(32) NOT NULL, 
	"by" INTEGER, 
	at DATETIME NOT NULL, 
	text TEXT NOT NULL, 
	value JSON, 
	CONSTRAINT pk_amendments PRIMARY KEY (id), 
	CONSTRAINT fk_amendments_document FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE
);
CREATE TABLE claims (
	serial INTEGER NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	document INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	dropped BOOLEAN NOT NULL, 
	root_name TEXT NOT NULL, 
	root_kind VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	machine JSON NOT NULL, 
	amended JSON, 
	CONSTRAINT pk_claims PRIMARY KEY (serial), 
	CONSTRAINT fk_claims_document FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE, 
	CONSTRAINT uq_claims_id UNIQUE (id)
);
CREATE TABLE document_bands (
	band VARCHAR(64) NOT NULL, 
	document INTEGER NOT NULL, 
	CONSTRAINT pk_document_bands PRIMARY KEY (band, document), 
	CONSTRAINT fk_document_bands_document FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE document_versions (
	document INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	replaced DATETIME NOT NULL, 
	fields JSON NOT NULL, 
	claims JSON NOT NULL, 
	CONSTRAINT pk_document_versions PRIMARY KEY (document, version), 
	CONSTRAINT fk_document_versions_document FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE
);
CREATE TABLE claim_places (
	place TEXT NOT NULL, 
	claim INTEGER NOT NULL, 
	CONSTRAINT pk_claim_places PRIMARY KEY (place, claim), 
	CONSTRAINT fk_claim_places_claim FOREIGN KEY(claim) REFERENCES claims (serial) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE claim_roots (
	name TEXT NOT NULL, 
	claim INTEGER NOT NULL, 
	CONSTRAINT pk_claim_roots PRIMARY KEY (name, claim), 
	CONSTRAINT fk_claim_roots_claim FOREIGN KEY(claim) REFERENCES claims (serial) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE filings (
	topic VARCHAR(64) NOT NULL, 
	claim INTEGER NOT NULL, 
	CONSTRAINT pk_filings PRIMARY KEY (topic, claim), 
	CONSTRAINT fk_filings_claim FOREIGN KEY(claim) REFERENCES claims (serial) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE statements (
	id VARCHAR(80) NOT NULL, 
	claim INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	nth INTEGER NOT NULL, 
	measure VARCHAR(64), 
	origin VARCHAR(64) NOT NULL, 
	scope VARCHAR(64) NOT NULL, 
	low FLOAT, 
	high FLOAT, 
	CONSTRAINT pk_statements PRIMARY KEY (id), 
	CONSTRAINT fk_statements_claim FOREIGN KEY(claim) REFERENCES claims (serial) ON DELETE CASCADE, 
	CONSTRAINT fk_statements_document FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE
);
CREATE TABLE statement_keys (
	"key" TEXT NOT NULL, 
	statement VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_statement_keys PRIMARY KEY ("key", statement), 
	CONSTRAINT fk_statement_keys_statement FOREIGN KEY(statement) REFERENCES statements (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE VIRTUAL TABLE claim_words USING fts5(text, content='claims', content_rowid='serial', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE claim_phrases USING fts5(text, content='claims', content_rowid='serial', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE "deliveries" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subscription INTEGER NOT NULL, 
	chat INTEGER NOT NULL, 
	thread INTEGER, 
	kind VARCHAR(16) NOT NULL, 
	occasion VARCHAR(80) NOT NULL, 
	part INTEGER NOT NULL, 
	urgency INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	carried JSON NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	due DATETIME NOT NULL, 
	attempts INTEGER NOT NULL, 
	message INTEGER, 
	corrects INTEGER, 
	created DATETIME, 
	sent DATETIME, 
	error TEXT, 
	sender INTEGER, 
	also JSON, 
	repeats INTEGER, 
	followed BOOLEAN DEFAULT 0 NOT NULL, 
	cause INTEGER, 
	CONSTRAINT uq_deliveries_subscription_kind_occasion_part UNIQUE (subscription, kind, occasion, part)
);
CREATE TABLE "subscriptions" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat INTEGER NOT NULL, 
	thread INTEGER, 
	topics JSON NOT NULL, 
	places JSON NOT NULL, 
	schedule_at VARCHAR(5), 
	schedule_days JSON, 
	schedule_zone VARCHAR(64), 
	alerts BOOLEAN NOT NULL, 
	quiet_from VARCHAR(5), 
	quiet_to VARCHAR(5), 
	zone VARCHAR(64) NOT NULL, 
	note_when_empty BOOLEAN NOT NULL, 
	mark DATETIME, 
	seen INTEGER NOT NULL, 
	alerted INTEGER NOT NULL, 
	due DATETIME, 
	asleep BOOLEAN NOT NULL, 
	ended BOOLEAN NOT NULL, 
	left_out INTEGER
);
CREATE TABLE delivery_statements (
	statement VARCHAR(80) NOT NULL, 
	delivery INTEGER NOT NULL, 
	CONSTRAINT pk_delivery_statements PRIMARY KEY (statement, delivery), 
	CONSTRAINT fk_delivery_statements_delivery FOREIGN KEY(delivery) REFERENCES deliveries (id) ON DELETE CASCADE
);
CREATE TABLE former_statements (
	statement VARCHAR(80) NOT NULL, 
	former VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_former_statements PRIMARY KEY (statement, former)
)
 WITHOUT ROWID;
CREATE TABLE corrected_deliveries (
	original INTEGER NOT NULL, 
	correction INTEGER NOT NULL, 
	CONSTRAINT pk_corrected_deliveries PRIMARY KEY (original, correction), 
	CONSTRAINT fk_corrected_deliveries_correction FOREIGN KEY(correction) REFERENCES deliveries (id) ON DELETE CASCADE
);
CREATE TABLE figures (
	measure VARCHAR(64) NOT NULL, 
	subject VARCHAR(96) NOT NULL, 
	scope VARCHAR(64) NOT NULL, 
	part TEXT NOT NULL, 
	place TEXT NOT NULL, 
	town TEXT NOT NULL, 
	roots INTEGER NOT NULL, 
	newest DATE, 
	body JSON NOT NULL, 
	history JSON NOT NULL, 
	CONSTRAINT pk_figures PRIMARY KEY (measure, subject, scope, part)
);
CREATE TABLE event_tellings (
	id VARCHAR(80) NOT NULL, 
	document INTEGER NOT NULL, 
	"of" VARCHAR(16) NOT NULL, 
	event VARCHAR(80), 
	body JSON NOT NULL, 
	CONSTRAINT pk_event_tellings PRIMARY KEY (id), 
	CONSTRAINT fk_event_tellings_document FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE
);
CREATE TABLE event_keys (
	"key" TEXT NOT NULL, 
	telling VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_event_keys PRIMARY KEY ("key", telling), 
	CONSTRAINT fk_event_keys_telling FOREIGN KEY(telling) REFERENCES event_tellings (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE events (
	id VARCHAR(80) NOT NULL, 
	place TEXT NOT NULL, 
	town TEXT NOT NULL, 
	from_date DATE, 
	newest DATE, 
	body JSON NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id)
);
CREATE TABLE event_rulings (
	"left" VARCHAR(80) NOT NULL, 
	"right" VARCHAR(80) NOT NULL, 
	ruling VARCHAR(16) NOT NULL, 
	"by" INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_event_rulings PRIMARY KEY ("left", "right")
);
CREATE TABLE event_names (
	statement VARCHAR(80) NOT NULL, 
	name TEXT NOT NULL, 
	"by" INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_event_names PRIMARY KEY (statement)
);
CREATE TABLE feeds (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	address TEXT NOT NULL, 
	host TEXT NOT NULL, 
	watched_chat INTEGER, 
	title TEXT, 
	source TEXT, 
	publish BOOLEAN NOT NULL, 
	paused BOOLEAN NOT NULL, 
	minutes INTEGER NOT NULL, 
	etag TEXT, 
	modified TEXT, 
	looked DATETIME, 
	due DATETIME NOT NULL, 
	since DATETIME NOT NULL, 
	failures INTEGER NOT NULL, 
	error TEXT, 
	told BOOLEAN NOT NULL, 
	"by" INTEGER, 
	added DATETIME NOT NULL, 
	lease VARCHAR(32), 
	lease_ends DATETIME, 
	CONSTRAINT uq_feeds_address UNIQUE (address)
);
CREATE TABLE finds (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	feed INTEGER, 
	address TEXT NOT NULL, 
	host TEXT NOT NULL, 
	mark VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	title TEXT, 
	published DATE, 
	text TEXT, 
	tries INTEGER NOT NULL, 
	hops INTEGER NOT NULL, 
	looks INTEGER NOT NULL, 
	document INTEGER, 
	told BOOLEAN NOT NULL, 
	error TEXT, 
	at DATETIME NOT NULL, 
	due DATETIME NOT NULL, 
	since DATETIME NOT NULL, 
	lease VARCHAR(32), 
	lease_ends DATETIME, 
	CONSTRAINT fk_finds_feed FOREIGN KEY(feed) REFERENCES feeds (id) ON DELETE SET NULL, 
	CONSTRAINT uq_finds_address UNIQUE (address)
);
CREATE TABLE feed_hosts (
	name TEXT NOT NULL, 
	robots TEXT, 
	asked DATETIME, 
	free_at DATETIME, 
	since DATETIME, 
	lease VARCHAR(32), 
	lease_ends DATETIME, 
	CONSTRAINT pk_feed_hosts PRIMARY KEY (name)
);
CREATE TABLE submissions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(16) NOT NULL, 
	lane TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	name TEXT NOT NULL, 
	upload INTEGER, 
	"by" INTEGER, 
	publish BOOLEAN NOT NULL, 
	revive BOOLEAN NOT NULL, 
	given_by TEXT NOT NULL, 
	fallbacks_by TEXT NOT NULL, 
	tries INTEGER NOT NULL, 
	worker TEXT, 
	document INTEGER, 
	why TEXT, 
	outcome JSON NOT NULL, 
	chat INTEGER, 
	line INTEGER, 
	note TEXT, 
	told BOOLEAN NOT NULL, 
	handed DATETIME NOT NULL, 
	since DATETIME NOT NULL, 
	asked BLOB, 
	reading BLOB, cause INTEGER, 
	CONSTRAINT fk_submissions_upload FOREIGN KEY(upload) REFERENCES uploads (id) ON DELETE SET NULL
);
CREATE TABLE workers (
	name VARCHAR(64) NOT NULL, 
	host TEXT NOT NULL, 
	concurrency INTEGER NOT NULL, 
	version TEXT NOT NULL, 
	beat TEXT NOT NULL, 
	started DATETIME NOT NULL, 
	seen DATETIME NOT NULL, 
	CONSTRAINT pk_workers PRIMARY KEY (name)
);
CREATE TABLE paid_broadcasts (
	month VARCHAR(7) NOT NULL, 
	reserved INTEGER NOT NULL, 
	CONSTRAINT pk_paid_broadcasts PRIMARY KEY (month)
);
CREATE TABLE dated_shelves (
	finding VARCHAR(80) NOT NULL, 
	topic VARCHAR(64) NOT NULL, 
	place TEXT NOT NULL, 
	unknown BOOLEAN NOT NULL, 
	first DATE NOT NULL, 
	until DATE NOT NULL, 
	roots INTEGER NOT NULL, 
	documents INTEGER NOT NULL, 
	newest DATE NOT NULL, 
	CONSTRAINT pk_dated_shelves PRIMARY KEY (finding, topic, place, unknown, first)
)
 WITHOUT ROWID;
CREATE TABLE dated_unmade (
	statement VARCHAR(80) NOT NULL, 
	first DATE NOT NULL, 
	always BOOLEAN NOT NULL, 
	CONSTRAINT pk_dated_unmade PRIMARY KEY (statement)
)
 WITHOUT ROWID;
CREATE TABLE dated_unmade_cells (
	measure VARCHAR(64) NOT NULL, 
	origin VARCHAR(64) NOT NULL, 
	scope VARCHAR(64) NOT NULL, 
	first DATE NOT NULL, 
	always BOOLEAN NOT NULL, 
	CONSTRAINT pk_dated_unmade_cells PRIMARY KEY (measure, origin, scope)
)
 WITHOUT ROWID;
CREATE TABLE "dated_figures" (
	measure VARCHAR(64) NOT NULL, 
	origin VARCHAR(64) NOT NULL, 
	scope VARCHAR(64) NOT NULL, 
	part TEXT NOT NULL, 
	first DATE NOT NULL, 
	until DATE NOT NULL, 
	roots INTEGER NOT NULL, 
	newest DATE NOT NULL, 
	body JSON NOT NULL, 
	history JSON NOT NULL, 
	whole BOOLEAN NOT NULL, 
	CONSTRAINT pk_dated_figures PRIMARY KEY (measure, origin, scope, part, first)
);
CREATE INDEX ix_acts_who ON acts (who);
CREATE INDEX ix_changes_at ON changes (at);
CREATE INDEX ix_changes_finding ON changes (finding);
CREATE INDEX ix_matches_right ON matches ("right");
CREATE INDEX ix_matches_verdict_score ON matches (verdict, score);
CREATE INDEX ix_matches_conflicts_left ON matches ("left", "right") WHERE verdict = 'conflicts';
CREATE INDEX ix_matches_conflicts_right ON matches ("right", "left") WHERE verdict = 'conflicts';
CREATE INDEX ix_people_role ON people (role);
CREATE INDEX ix_reports_by ON reports ("by");
CREATE INDEX ix_reports_state ON reports (state);
CREATE INDEX ix_documents_published ON documents (published);
CREATE INDEX ix_documents_source ON documents (source);
CREATE INDEX ix_documents_status_number ON documents (status, number);
CREATE INDEX ix_documents_upload ON documents (upload);
CREATE INDEX ix_documents_url ON documents (url);
CREATE INDEX ix_finding_shelves_finding ON finding_shelves (finding);
CREATE INDEX ix_finding_shelves_unknown ON finding_shelves (topic, place, roots, documents, newest, finding) WHERE unknown = 1;
CREATE INDEX ix_finding_statements_finding ON finding_statements (finding);
CREATE INDEX ix_source_names_source ON source_names (source);
CREATE INDEX ix_amendments_claim ON amendments (claim);
CREATE INDEX ix_amendments_document ON amendments (document);
CREATE INDEX ix_claims_document ON claims (document);
CREATE INDEX ix_document_bands_document ON document_bands (document);
CREATE INDEX ix_claim_places_claim ON claim_places (claim);
CREATE INDEX ix_claim_roots_claim ON claim_roots (claim);
CREATE INDEX ix_filings_claim ON filings (claim);
CREATE INDEX ix_statements_cell ON statements (measure, origin, scope) WHERE measure IS NOT NULL;
CREATE INDEX ix_statements_claim ON statements (claim);
CREATE INDEX ix_statements_document ON statements (document);
CREATE INDEX ix_statement_keys_statement ON statement_keys (statement);
CREATE INDEX ix_deliveries_chat_queue ON deliveries (chat, state, urgency, id);
CREATE INDEX ix_deliveries_queue ON deliveries (state, urgency, id);
CREATE INDEX ix_subscriptions_awake_due ON subscriptions (ended, asleep, due);
CREATE INDEX ix_subscriptions_chat ON subscriptions (chat);
CREATE INDEX ix_delivery_statements_delivery ON delivery_statements (delivery);
CREATE INDEX ix_former_statements_former ON former_statements (former);
CREATE INDEX ix_corrected_deliveries_correction ON corrected_deliveries (correction);
CREATE INDEX ix_figures_place ON figures (place);
CREATE INDEX ix_figures_subject ON figures (subject);
CREATE INDEX ix_event_tellings_document ON event_tellings (document);
CREATE INDEX ix_event_tellings_event ON event_tellings (event);
CREATE INDEX ix_event_keys_telling ON event_keys (telling);
CREATE INDEX ix_events_place ON events (place);
CREATE INDEX ix_events_town ON events (town);
CREATE INDEX ix_event_rulings_right ON event_rulings ("right");
CREATE INDEX ix_feeds_watched_chat ON feeds (watched_chat);
CREATE INDEX ix_feeds_lease ON feeds (lease);
CREATE INDEX ix_finds_state_id ON finds (state, id);
CREATE INDEX ix_finds_told_id ON finds (told, id);
CREATE INDEX ix_finds_feed_at ON finds (feed, at);
CREATE INDEX ix_finds_lease ON finds (lease);
CREATE INDEX ix_feed_hosts_lease ON feed_hosts (lease);
CREATE INDEX ix_submissions_state_id ON submissions (state, id);
CREATE INDEX ix_submissions_lane_id ON submissions (lane, id);
CREATE INDEX ix_submissions_told_id ON submissions (told, id);
CREATE INDEX ix_submissions_upload ON submissions (upload);
CREATE INDEX ix_submissions_chat ON submissions (chat);
CREATE INDEX ix_dated_shelves_order ON dated_shelves (topic, place, unknown, roots, documents, newest, finding, first, until);
CREATE INDEX ix_dated_figures_order ON dated_figures (measure, first, until, origin, roots, newest, scope, part);
CREATE INDEX ix_dated_figures_origin ON dated_figures (origin);
CREATE INDEX ix_claims_dropped ON claims (serial) WHERE dropped = 1;
CREATE TRIGGER claim_words_added AFTER INSERT ON claims BEGIN INSERT INTO claim_words(rowid, text) VALUES (new.serial, new.text); END;
CREATE TRIGGER claim_words_gone AFTER DELETE ON claims BEGIN INSERT INTO claim_words(claim_words, rowid, text) VALUES ('delete', old.serial, old.text); END;
CREATE TRIGGER claim_words_changed AFTER UPDATE OF text ON claims BEGIN INSERT INTO claim_words(claim_words, rowid, text) VALUES ('delete', old.serial, old.text); INSERT INTO claim_words(rowid, text) VALUES (new.serial, new.text); END;
CREATE TRIGGER claim_phrases_added AFTER INSERT ON claims BEGIN INSERT INTO claim_phrases(rowid, text) VALUES (new.serial, new.text); END;
CREATE TRIGGER claim_phrases_gone AFTER DELETE ON claims BEGIN INSERT INTO claim_phrases(claim_phrases, rowid, text) VALUES ('delete', old.serial, old.text); END;
CREATE TRIGGER claim_phrases_changed AFTER UPDATE OF text ON claims BEGIN INSERT INTO claim_phrases(claim_phrases, rowid, text) VALUES ('delete', old.serial, old.text); INSERT INTO claim_phrases(rowid, text) VALUES (new.serial, new.text); END;
INSERT INTO "alembic_version" ("version_num") VALUES ('0015');
INSERT INTO "acts" ("id", "at", "who", "pseudonym", "what", "undone_by", "target", "detail") VALUES (1,'2018-03-01 12:00:00.000000',8,NULL,'publish',NULL,'document 1','{"was":"draft"}');
INSERT INTO "kept" ("space", "key", "at", "value") VALUES ('view','abc','2018-03-01 12:00:00.000000','["ask","returnees"]');
INSERT INTO "matches" ("left", "right", "verdict", "machine", "score", "ruling", "by", "at", "reasons") VALUES ('a','b','restates','restates',0.9,NULL,NULL,NULL,'[["same figure",0.5,"both say 250"]]');
INSERT INTO "people" ("id", "name", "role", "admitted", "zone") VALUES (8,'Editor 8','editor',1,NULL);
INSERT INTO "uploads" ("id", "name", "sender", "received", "details", "fallbacks", "content") VALUES (1,'a.txt',8,'2018-03-01 12:00:00.000000','{}','{}',X'62797465732061732068616E64656420696E');
INSERT INTO "documents" ("number", "id", "version", "status", "published", "received", "upload", "by", "source", "url", "title", "author", "credit", "file", "found", "text", "mentions") VALUES (1,'e998333881c8a745e6d9',1,'published','2018-02-20','2018-03-01 12:00:00.000000',1,8,'Harbour Post',NULL,'What became of them',NULL,NULL,NULL,'{"source":"front matter"}','Officials in Paris said that 250 fighters had returned to France. About 80 of them are women. Nobody knows where the others are.','{"attributions":[],"quantities":[{"low":250,"high":250,"bound":"exact","unit":"people","counted":"fighters","per":null,"measure":"returned","origin":"FR","text":"250","start":29,"end":32}],"places":[{"name":"France","country":"FR","role":"destination","start":58,"end":64}],"times":[],"scopes":["fighters"]}');
INSERT INTO "amendments" ("id", "document", "claim", "start", "end", "field", "by", "at", "text", "value") VALUES (1,1,'c8ab127f9402acaa',66,93,'negated',8,'2018-03-01 12:00:00.000000','About 80 of them are women.','true');
INSERT INTO "claims" ("serial", "id", "document", "start", "end", "dropped", "root_name", "root_kind", "text", "machine", "amended") VALUES (1,'833d5d5b28212ced',1,0,65,0,'French officials','official','Officials in Paris said that 250 fighters had returned to France.','{"row":{"kind":"claim","document":{"id":"e998333881c8a745e6d9","file":null},"id":"833d5d5b28212ced","text":"Officials in Paris said that 250 fighters had returned to France.","start":0,"end":65,"topics":[{"id":"returnees","score":0.9,"because":["returned to France"]}],"attribution":{"speaker":"officials","role":"in Paris","cue":"said","kind":"indirect","source_span":[0,9],"cue_span":null,"content_span":[0,65]},"root":{"name":"French officials","kind":"official","chain":["Harbour Post","French officials"]},"quantities":[{"low":250,"high":250,"bound":"exact","unit":"people","counted":"fighters","per":null,"measure":"returned","origin":"FR","text":"250","start":29,"end":32}],"places":[{"name":"France","country":"FR","role":"destination","start":58,"end":64}],"times":[{"from":"2018-02-20","to":"2018-02-20","text":"today","start":0,"end":1}],"when":{"from":"2018-02-20","to":"2018-02-20"},"certainty":"probable","negated":false},"scopes":["fighters"]}',NULL);
INSERT INTO "claims" ("serial", "id", "document", "start", "end", "dropped", "root_name", "root_kind", "text", "machine", "amended") VALUES (2,'c8ab127f9402acaa',1,66,93,0,'unknown','outlet','About 80 of them are women.','{"row":{"kind":"claim","document":{"id":"e998333881c8a745e6d9","file":null},"id":"c8ab127f9402acaa","text":"About 80 of them are women.","start":66,"end":93,"topics":[],"attribution":null,"root":{"name":"unknown","kind":"outlet","chain":["unknown"]},"quantities":[],"places":[],"times":[],"when":null,"certainty":"certain","negated":false},"scopes":[]}','{"row":{"kind":"claim","document":{"id":"e998333881c8a745e6d9","file":null},"id":"c8ab127f9402acaa","text":"About 80 of them are women.","start":66,"end":93,"topics":[],"attribution":null,"root":{"name":"unknown","kind":"outlet","chain":["unknown"]},"quantities":[],"places":[],"times":[],"when":null,"certainty":"certain","negated":true},"scopes":[]}');
INSERT INTO "claims" ("serial", "id", "document", "start", "end", "dropped", "root_name", "root_kind", "text", "machine", "amended") VALUES (3,'ec375e895a184de3',1,94,128,0,'unknown','outlet','Nobody knows where the others are.','{"row":{"kind":"claim","document":{"id":"e998333881c8a745e6d9","file":null},"id":"ec375e895a184de3","text":"Nobody knows where the others are.","start":94,"end":128,"topics":[],"attribution":null,"root":{"name":"unknown","kind":"outlet","chain":["unknown"]},"quantities":[],"places":[],"times":[],"when":null,"certainty":"certain","negated":false},"scopes":[]}',NULL);
INSERT INTO "document_bands" ("band", "document") VALUES ('1',1);
INSERT INTO "claim_places" ("place", "claim") VALUES ('FR',1);
INSERT INTO "claim_places" ("place", "claim") VALUES ('france',1);
INSERT INTO "claim_roots" ("name", "claim") VALUES ('french officials',1);
INSERT INTO "claim_roots" ("name", "claim") VALUES ('harbour post',1);
INSERT INTO "claim_roots" ("name", "claim") VALUES ('unknown',2);
INSERT INTO "claim_roots" ("name", "claim") VALUES ('unknown',3);
INSERT INTO "filings" ("topic", "claim") VALUES ('returnees',1);
INSERT INTO "statements" ("id", "claim", "document", "nth", "measure", "origin", "scope", "low", "high") VALUES ('833d5d5b28212ced.1',1,1,1,'returned','FR','fighters',250.0,250.0);
INSERT INTO "statements" ("id", "claim", "document", "nth", "measure", "origin", "scope", "low", "high") VALUES ('c8ab127f9402acaa',2,1,0,NULL,'','',NULL,NULL);
INSERT INTO "statements" ("id", "claim", "document", "nth", "measure", "origin", "scope", "low", "high") VALUES ('ec375e895a184de3',3,1,0,NULL,'','',NULL,NULL);
INSERT INTO "deliveries" ("id", "subscription", "chat", "thread", "kind", "occasion", "part", "urgency", "text", "carried", "state", "due", "attempts", "message", "corrects", "created", "sent", "error", "sender", "also", "repeats", "followed", "cause") VALUES (1,1,20,NULL,'digest','2018-03-01 08:00',1,2,'What is new','[]','sent','2018-03-01 08:00:00.000000',1,5,NULL,'2018-03-01 08:00:00.000000','2018-03-01 08:00:01.000000',NULL,123,NULL,NULL,0,NULL);
INSERT INTO "deliveries" ("id", "subscription", "chat", "thread", "kind", "occasion", "part", "urgency", "text", "carried", "state", "due", "attempts", "message", "corrects", "created", "sent", "error", "sender", "also", "repeats", "followed", "cause") VALUES (2,1,20,NULL,'correction','1:1:1:withdrawn:1',0,0,'What fell','[]','uncertain','2018-03-02 12:00:00.000000',1,NULL,1,'2018-03-02 12:00:00.000000','2018-03-02 12:00:00.000000',NULL,NULL,NULL,NULL,1,900);
INSERT INTO "deliveries" ("id", "subscription", "chat", "thread", "kind", "occasion", "part", "urgency", "text", "carried", "state", "due", "attempts", "message", "corrects", "created", "sent", "error", "sender", "also", "repeats", "followed", "cause") VALUES (3,1,20,NULL,'correction','again:1:1:1:withdrawn:1',0,0,'Again: what fell','[]','sent','2018-03-02 12:00:00.000000',1,78,1,'2018-03-02 12:00:00.000000','2018-03-02 12:00:00.000000',NULL,424242,NULL,2,0,NULL);
INSERT INTO "subscriptions" ("id", "chat", "thread", "topics", "places", "schedule_at", "schedule_days", "schedule_zone", "alerts", "quiet_from", "quiet_to", "zone", "note_when_empty", "mark", "seen", "alerted", "due", "asleep", "ended", "left_out") VALUES (1,20,NULL,'["returnees"]','[]','08:00','[0,1,2,3,4,5,6]','UTC',1,NULL,NULL,'UTC',0,NULL,0,0,'2018-03-02 08:00:00.000000',0,0,3);
INSERT INTO "delivery_statements" ("statement", "delivery") VALUES ('document 1',1);
INSERT INTO "former_statements" ("statement", "former") VALUES ('new','old');
INSERT INTO "corrected_deliveries" ("original", "correction") VALUES (1,2);
INSERT INTO "corrected_deliveries" ("original", "correction") VALUES (1,3);
INSERT INTO "event_tellings" ("id", "document", "of", "event", "body") VALUES ('833d5d5b28212ced.1',1,'event','833d5d5b28212ced.1','{"event":["Raqqa","SY","2018-02-01","2018-02-01",[],[],[],"town",false],"statements":["833d5d5b28212ced.1"]}');
INSERT INTO "event_keys" ("key", "telling") VALUES ('day/SY/raqqa/2018-02-01','833d5d5b28212ced.1');
INSERT INTO "events" ("id", "place", "town", "from_date", "newest", "body") VALUES ('833d5d5b28212ced.1','SY','raqqa','2018-02-01','2018-02-20','{"happening":["833d5d5b28212ced.1","Raqqa","SY","2018-02-01","2018-02-01","The strike"],"tellings":["833d5d5b28212ced.1"],"documents":[1],"of":"event"}');
INSERT INTO "event_rulings" ("left", "right", "ruling", "by", "at") VALUES ('833d5d5b28212ced.1','c8ab127f9402acaa','apart',8,'2018-03-02 12:00:00.000000');
INSERT INTO "event_names" ("statement", "name", "by", "at") VALUES ('833d5d5b28212ced.1','The strike',8,'2018-03-02 12:00:00.000000');
INSERT INTO "feeds" ("id", "address", "host", "watched_chat", "title", "source", "publish", "paused", "minutes", "etag", "modified", "looked", "due", "since", "failures", "error", "told", "by", "added", "lease", "lease_ends") VALUES (1,'https://harbour.example/feed.xml','harbour.example',NULL,'Harbour Post: news','Harbour Post',0,0,30,'"a1"',NULL,'2018-03-02 12:00:00.000000','2018-03-02 12:30:00.000000','2018-03-02 12:00:00.000000',0,NULL,0,8,'2018-03-01 12:00:00.000000',NULL,NULL);
INSERT INTO "finds" ("id", "feed", "address", "host", "mark", "state", "title", "published", "text", "tries", "hops", "looks", "document", "told", "error", "at", "due", "since", "lease", "lease_ends") VALUES (1,1,'https://harbour.example/became','harbour.example','0a1b','kept','What became of them','2018-02-20',NULL,0,0,1,1,1,NULL,'2018-03-01 12:00:00.000000','2018-03-01 12:00:00.000000','2018-03-01 12:00:00.000000',NULL,NULL);
INSERT INTO "finds" ("id", "feed", "address", "host", "mark", "state", "title", "published", "text", "tries", "hops", "looks", "document", "told", "error", "at", "due", "since", "lease", "lease_ends") VALUES (2,1,'https://harbour.example/ferry','harbour.example','2c3d','waiting','The ferry is late',NULL,NULL,1,0,1,NULL,1,'no answer','2018-03-02 12:00:00.000000','2018-03-02 12:10:00.000000','2018-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "feed_hosts" ("name", "robots", "asked", "free_at", "since", "lease", "lease_ends") VALUES ('harbour.example','User-agent: *','2018-03-02 12:00:00.000000','2018-03-02 12:00:02.000000','2018-03-02 12:00:00.000000',NULL,NULL);
INSERT INTO "submissions" ("id", "kind", "lane", "state", "name", "upload", "by", "publish", "revive", "given_by", "fallbacks_by", "tries", "worker", "document", "why", "outcome", "chat", "line", "note", "told", "handed", "since", "asked", "reading", "cause") VALUES (1,'draft','8','done','a.txt',1,8,0,1,'editor','editor',1,NULL,1,NULL,'{}',8,40,NULL,1,'2018-03-01 12:00:00.000000','2018-03-01 12:00:00.000000',NULL,NULL,901);
INSERT INTO "workers" ("name", "host", "concurrency", "version", "beat", "started", "seen") VALUES ('desk-1','desk',2,'0.5.0','beat','2018-03-02 11:00:00.000000','2018-03-02 12:00:00.000000');
INSERT INTO "paid_broadcasts" ("month", "reserved") VALUES ('2018-03',12);
INSERT INTO "dated_shelves" ("finding", "topic", "place", "unknown", "first", "until", "roots", "documents", "newest") VALUES ('gone.1','returnees','',0,'2018-02-20','2018-02-21',1,1,'2018-02-20');
INSERT INTO "dated_unmade" ("statement", "first", "always") VALUES ('833d5d5b28212ced.1','0001-01-01',0);
INSERT INTO "dated_unmade" ("statement", "first", "always") VALUES ('c8ab127f9402acaa','0001-01-01',0);
INSERT INTO "dated_unmade" ("statement", "first", "always") VALUES ('ec375e895a184de3','0001-01-01',0);
INSERT INTO "dated_unmade_cells" ("measure", "origin", "scope", "first", "always") VALUES ('returned','FR','fighters','0001-01-01',0);
