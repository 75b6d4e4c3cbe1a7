-- A library of the version before, with the three documents of `articles`. Made by that version; never edited.
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
CREATE TABLE figures (
	measure VARCHAR(64) NOT NULL, 
	origin VARCHAR(64) NOT NULL, 
	scope VARCHAR(64) NOT NULL, 
	roots INTEGER NOT NULL, 
	newest DATE, 
	body JSON NOT NULL, 
	history JSON NOT NULL, 
	CONSTRAINT pk_figures PRIMARY KEY (measure, origin, scope)
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
 WITHOUT ROWID

;
CREATE TABLE finding_statements (
	statement VARCHAR(80) NOT NULL, 
	finding VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_finding_statements PRIMARY KEY (statement, finding), 
	CONSTRAINT fk_finding_statements_finding FOREIGN KEY(finding) REFERENCES findings (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
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
 WITHOUT ROWID

;
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
 WITHOUT ROWID

;
CREATE TABLE claim_roots (
	name TEXT NOT NULL, 
	claim INTEGER NOT NULL, 
	CONSTRAINT pk_claim_roots PRIMARY KEY (name, claim), 
	CONSTRAINT fk_claim_roots_claim FOREIGN KEY(claim) REFERENCES claims (serial) ON DELETE CASCADE
)
 WITHOUT ROWID

;
CREATE TABLE filings (
	topic VARCHAR(64) NOT NULL, 
	claim INTEGER NOT NULL, 
	CONSTRAINT pk_filings PRIMARY KEY (topic, claim), 
	CONSTRAINT fk_filings_claim FOREIGN KEY(claim) REFERENCES claims (serial) ON DELETE CASCADE
)
 WITHOUT ROWID

;
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
 WITHOUT ROWID

;
CREATE TABLE deliveries (
	id INTEGER NOT NULL, 
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
	error TEXT, sender INTEGER, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	CONSTRAINT uq_deliveries_subscription_kind_occasion_part UNIQUE (subscription, kind, occasion, part)
);
CREATE TABLE subscriptions (
	id INTEGER NOT NULL, 
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
	ended BOOLEAN NOT NULL, left_out INTEGER, 
	CONSTRAINT pk_subscriptions PRIMARY KEY (id)
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
 WITHOUT ROWID

;
CREATE VIRTUAL TABLE claim_words USING fts5(text, content='claims', content_rowid='serial', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE claim_phrases USING fts5(text, content='claims', content_rowid='serial', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER claim_words_added AFTER INSERT ON claims BEGIN INSERT INTO claim_words(rowid, text) VALUES (new.serial, new.text); END;
CREATE TRIGGER claim_words_gone AFTER DELETE ON claims BEGIN INSERT INTO claim_words(claim_words, rowid, text) VALUES ('delete', old.serial, old.text); END;
CREATE TRIGGER claim_words_changed AFTER UPDATE OF text ON claims BEGIN INSERT INTO claim_words(claim_words, rowid, text) VALUES ('delete', old.serial, old.text); INSERT INTO claim_words(rowid, text) VALUES (new.serial, new.text); END;
CREATE TRIGGER claim_phrases_added AFTER INSERT ON claims BEGIN INSERT INTO claim_phrases(rowid, text) VALUES (new.serial, new.text); END;
CREATE TRIGGER claim_phrases_gone AFTER DELETE ON claims BEGIN INSERT INTO claim_phrases(claim_phrases, rowid, text) VALUES ('delete', old.serial, old.text); END;
CREATE TRIGGER claim_phrases_changed AFTER UPDATE OF text ON claims BEGIN INSERT INTO claim_phrases(claim_phrases, rowid, text) VALUES ('delete', old.serial, old.text); INSERT INTO claim_phrases(rowid, text) VALUES (new.serial, new.text); END;
INSERT INTO "alembic_version" VALUES ('0003');
INSERT INTO "acts" VALUES (1, '2026-11-26 22:47:07.841157', NULL, NULL, 'receive', NULL, 'document 1', '{"title":"Halden counts those who came home"}');
INSERT INTO "acts" VALUES (2, '2026-11-26 22:47:32.792433', NULL, NULL, 'publish', NULL, 'document 1', '{"was":"draft"}');
INSERT INTO "acts" VALUES (3, '2026-11-26 22:47:33.360531', NULL, NULL, 'receive', NULL, 'document 2', '{"title":"A study of Norwegian returnees"}');
INSERT INTO "acts" VALUES (4, '2026-11-26 22:47:33.652429', NULL, NULL, 'publish', NULL, 'document 2', '{"was":"draft"}');
INSERT INTO "acts" VALUES (5, '2026-11-26 22:47:33.900574', NULL, NULL, 'receive', NULL, 'document 3', '{"title":"The price of a seat"}');
INSERT INTO "acts" VALUES (6, '2026-11-26 22:47:34.153514', NULL, NULL, 'publish', NULL, 'document 3', '{"was":"draft"}');
INSERT INTO "changes" VALUES (1, '2026-11-26 22:47:32.792433', 'new', '38f206ed4f476189.1', '{"id":"38f206ed4f476189.1","statements":["38f206ed4f476189.1"],"claims":["38f206ed4f476189"],"text":"Officials said that 18 women had returned to Norway with their children.","topics":["returnees"],"countries":["NO"],"roots":["officials"],"documents":[1],"first":"2018-02-05","newest":"2018-02-05","certainty":"certain","negated":false}', '{}');
INSERT INTO "changes" VALUES (2, '2026-11-26 22:47:32.792433', 'new', '6c5c561930cece8a.1', '{"id":"6c5c561930cece8a.1","statements":["6c5c561930cece8a.1"],"claims":["6c5c561930cece8a"],"text":"At least 45 of them were killed there.","topics":["whereabouts"],"countries":["NO"],"roots":["interior ministry"],"documents":[1],"first":"2018-02-05","newest":"2018-02-05","certainty":"certain","negated":false}', '{}');
INSERT INTO "changes" VALUES (3, '2026-11-26 22:47:32.792433', 'new', 'd86506c69748ba71.1', '{"id":"d86506c69748ba71.1","statements":["d86506c69748ba71.1"],"claims":["d86506c69748ba71"],"text":"Some 120 fighters have returned to Norway from Syria since 2014, the interior ministry said on Monday.","topics":["returnees"],"countries":["NO","SY"],"roots":["interior ministry"],"documents":[1],"first":"2018-02-05","newest":"2018-02-05","certainty":"certain","negated":false}', '{}');
INSERT INTO "changes" VALUES (4, '2026-11-26 22:47:32.792433', 'new', 'e6807904c57e400f.1', '{"id":"e6807904c57e400f.1","statements":["e6807904c57e400f.1"],"claims":["e6807904c57e400f"],"text":"About 300 Norwegian nationals joined Islamic State in Syria, the ministry said.","topics":["whereabouts"],"countries":["NO"],"roots":["interior ministry"],"documents":[1],"first":"2018-02-05","newest":"2018-02-05","certainty":"certain","negated":false}', '{}');
INSERT INTO "changes" VALUES (5, '2026-11-26 22:47:33.652429', 'new', '22835e7d7d261f4d', '{"id":"22835e7d7d261f4d","statements":["22835e7d7d261f4d"],"claims":["22835e7d7d261f4d"],"text":"The institute said that nobody knows how many are still hiding in Turkey.","topics":["routes","whereabouts"],"countries":["TR"],"roots":["Skagen Institute"],"documents":[2],"first":"2018-02-12","newest":"2018-02-12","certainty":"unknown","negated":true}', '{}');
INSERT INTO "changes" VALUES (6, '2026-11-26 22:47:33.652429', 'disputed', '8d34d690cf5d8817.1', '{"id":"8d34d690cf5d8817.1","statements":["8d34d690cf5d8817.1"],"claims":["8d34d690cf5d8817"],"text":"A study by the Skagen Institute found that 86 fighters have returned to Norway from Syria.","topics":["returnees"],"countries":["NO","SY"],"roots":["Skagen Institute"],"documents":[2],"first":"2018-02-12","newest":"2018-02-12","certainty":"certain","negated":false}', '{"old":"about 120","new":"86","why":"86 and about 120 differ, at the same time and from independent roots","against":["d86506c69748ba71.1"],"instead":"new","beside":1}');
INSERT INTO "changes" VALUES (7, '2026-11-26 22:47:34.153514', 'new', '61f8c8d35f4df9f7.1', '{"id":"61f8c8d35f4df9f7.1","statements":["61f8c8d35f4df9f7.1"],"claims":["61f8c8d35f4df9f7"],"text":"Smugglers in Gaziantep ask 900 dollars for a seat in a van to the border, two traders said.","topics":[],"countries":["TR"],"roots":["two traders"],"documents":[3],"first":"2018-02-20","newest":"2018-02-20","certainty":"certain","negated":false}', '{}');
INSERT INTO "changes" VALUES (8, '2026-11-26 22:47:34.153514', 'new', '61f8c8d35f4df9f7.2', '{"id":"61f8c8d35f4df9f7.2","statements":["61f8c8d35f4df9f7.2"],"claims":["61f8c8d35f4df9f7"],"text":"Smugglers in Gaziantep ask 900 dollars for a seat in a van to the border, two traders said.","topics":[],"countries":["TR"],"roots":["two traders"],"documents":[3],"first":"2018-02-20","newest":"2018-02-20","certainty":"certain","negated":false}', '{}');
INSERT INTO "changes" VALUES (9, '2026-11-26 22:47:34.153514', 'new', '965996c0e6a6ee6d.1', '{"id":"965996c0e6a6ee6d.1","statements":["965996c0e6a6ee6d.1"],"claims":["965996c0e6a6ee6d"],"text":"As Fjord Wire reported, some 120 fighters have returned to Norway.","topics":[],"countries":["NO"],"roots":["Fjord Wire"],"documents":[3],"first":"2018-02-20","newest":"2018-02-20","certainty":"certain","negated":false}', '{}');
INSERT INTO "figures" VALUES ('returned', 'NO', 'women', 1, '2018-02-05', '{"measure":"returned","origin":"NO","scope":"women","low":18.0,"high":18.0,"bound":"exact","newest":"2018-02-05","roots":["officials"],"disputed":false}', '[[18.0,18.0,"exact","officials","2018-02-05","38f206ed4f476189",1,null]]');
INSERT INTO "figures" VALUES ('killed', 'NO', 'all', 1, '2018-02-05', '{"measure":"killed","origin":"NO","scope":"all","low":45.0,"high":45.0,"bound":"at_least","newest":"2018-02-05","roots":["interior ministry"],"disputed":false}', '[[45.0,45.0,"at_least","interior ministry","2018-02-05","6c5c561930cece8a",1,null]]');
INSERT INTO "figures" VALUES ('returned', 'NO', 'fighters', 2, '2018-02-12', '{"measure":"returned","origin":"NO","scope":"fighters","low":86.0,"high":120.0,"bound":null,"newest":"2018-02-12","roots":["interior ministry","Skagen Institute"],"disputed":true}', '[[120.0,120.0,"about","interior ministry","2018-02-05","d86506c69748ba71",1,null],[86.0,86.0,"exact","Skagen Institute","2018-02-12","8d34d690cf5d8817",2,"conflicts"]]');
INSERT INTO "figures" VALUES ('joined', 'NO', 'all', 1, '2018-02-05', '{"measure":"joined","origin":"NO","scope":"all","low":300.0,"high":300.0,"bound":"about","newest":"2018-02-05","roots":["interior ministry"],"disputed":false}', '[[300.0,300.0,"about","interior ministry","2018-02-05","e6807904c57e400f",1,null]]');
INSERT INTO "findings" VALUES ('38f206ed4f476189.1', '2026-11-26 22:47:32.792433', '{"id":"38f206ed4f476189.1","statements":["38f206ed4f476189.1"],"claims":["38f206ed4f476189"],"text":"Officials said that 18 women had returned to Norway with their children.","topics":["returnees"],"countries":["NO"],"roots":["officials"],"documents":[1],"first":"2018-02-05","newest":"2018-02-05","certainty":"certain","negated":false}');
INSERT INTO "findings" VALUES ('6c5c561930cece8a.1', '2026-11-26 22:47:32.792433', '{"id":"6c5c561930cece8a.1","statements":["6c5c561930cece8a.1"],"claims":["6c5c561930cece8a"],"text":"At least 45 of them were killed there.","topics":["whereabouts"],"countries":["NO"],"roots":["interior ministry"],"documents":[1],"first":"2018-02-05","newest":"2018-02-05","certainty":"certain","negated":false}');
INSERT INTO "findings" VALUES ('d86506c69748ba71.1', '2026-11-26 22:47:32.792433', '{"id":"d86506c69748ba71.1","statements":["d86506c69748ba71.1"],"claims":["d86506c69748ba71"],"text":"Some 120 fighters have returned to Norway from Syria since 2014, the interior ministry said on Monday.","topics":["returnees"],"countries":["NO","SY"],"roots":["interior ministry"],"documents":[1],"first":"2018-02-05","newest":"2018-02-05","certainty":"certain","negated":false}');
INSERT INTO "findings" VALUES ('e6807904c57e400f.1', '2026-11-26 22:47:32.792433', '{"id":"e6807904c57e400f.1","statements":["e6807904c57e400f.1"],"claims":["e6807904c57e400f"],"text":"About 300 Norwegian nationals joined Islamic State in Syria, the ministry said.","topics":["whereabouts"],"countries":["NO"],"roots":["interior ministry"],"documents":[1],"first":"2018-02-05","newest":"2018-02-05","certainty":"certain","negated":false}');
INSERT INTO "findings" VALUES ('22835e7d7d261f4d', '2026-11-26 22:47:33.652429', '{"id":"22835e7d7d261f4d","statements":["22835e7d7d261f4d"],"claims":["22835e7d7d261f4d"],"text":"The institute said that nobody knows how many are still hiding in Turkey.","topics":["routes","whereabouts"],"countries":["TR"],"roots":["Skagen Institute"],"documents":[2],"first":"2018-02-12","newest":"2018-02-12","certainty":"unknown","negated":true}');
INSERT INTO "findings" VALUES ('8d34d690cf5d8817.1', '2026-11-26 22:47:33.652429', '{"id":"8d34d690cf5d8817.1","statements":["8d34d690cf5d8817.1"],"claims":["8d34d690cf5d8817"],"text":"A study by the Skagen Institute found that 86 fighters have returned to Norway from Syria.","topics":["returnees"],"countries":["NO","SY"],"roots":["Skagen Institute"],"documents":[2],"first":"2018-02-12","newest":"2018-02-12","certainty":"certain","negated":false}');
INSERT INTO "findings" VALUES ('61f8c8d35f4df9f7.1', '2026-11-26 22:47:34.153514', '{"id":"61f8c8d35f4df9f7.1","statements":["61f8c8d35f4df9f7.1"],"claims":["61f8c8d35f4df9f7"],"text":"Smugglers in Gaziantep ask 900 dollars for a seat in a van to the border, two traders said.","topics":[],"countries":["TR"],"roots":["two traders"],"documents":[3],"first":"2018-02-20","newest":"2018-02-20","certainty":"certain","negated":false}');
INSERT INTO "findings" VALUES ('61f8c8d35f4df9f7.2', '2026-11-26 22:47:34.153514', '{"id":"61f8c8d35f4df9f7.2","statements":["61f8c8d35f4df9f7.2"],"claims":["61f8c8d35f4df9f7"],"text":"Smugglers in Gaziantep ask 900 dollars for a seat in a van to the border, two traders said.","topics":[],"countries":["TR"],"roots":["two traders"],"documents":[3],"first":"2018-02-20","newest":"2018-02-20","certainty":"certain","negated":false}');
INSERT INTO "findings" VALUES ('965996c0e6a6ee6d.1', '2026-11-26 22:47:34.153514', '{"id":"965996c0e6a6ee6d.1","statements":["965996c0e6a6ee6d.1"],"claims":["965996c0e6a6ee6d"],"text":"As Fjord Wire reported, some 120 fighters have returned to Norway.","topics":[],"countries":["NO"],"roots":["Fjord Wire"],"documents":[3],"first":"2018-02-20","newest":"2018-02-20","certainty":"certain","negated":false}');
INSERT INTO "matches" VALUES ('8d34d690cf5d8817.1', 'd86506c69748ba71.1', 'conflicts', 'conflicts', 1.0, NULL, NULL, NULL, '[["measure",0.3,"both say how many returned"],["population",0.2,"both of people from Norway (fighters)"],["time",0.1,"of the same time"],["topic",0.05,"both under returnees"],["meaning",0.138,"words in common: fighters, Norway, returned, Syria"],["value",-0.3,"86 and about 120 differ, at the same time and from independent roots"]]');
INSERT INTO "uploads" VALUES (1, '1-wire.md', NULL, '2026-11-26 22:47:07.841157', '{}', '{}', X'2D2D2D0A7469746C653A2048616C64656E20636F756E74732074686F73652077686F2063616D6520686F6D650A736F757263653A20466A6F726420576972650A7075626C69736865643A20323031382D30322D30350A75726C3A2068747470733A2F2F666A6F7264776972652E6578616D706C652F63616D652D686F6D650A2D2D2D0A536F6D652031323020666967687465727320686176652072657475726E656420746F204E6F727761792066726F6D2053797269612073696E636520323031342C2074686520696E746572696F72206D696E69737472792073616964206F6E204D6F6E6461792E0A0A41626F757420333030204E6F7277656769616E206E6174696F6E616C73206A6F696E65642049736C616D696320537461746520696E2053797269612C20746865206D696E697374727920736169642E204174206C65617374203435206F66207468656D2077657265206B696C6C65642074686572652E0A0A4F6666696369616C732073616964207468617420313820776F6D656E206861642072657475726E656420746F204E6F727761792077697468207468656972206368696C6472656E2E0A');
INSERT INTO "uploads" VALUES (2, '2-study.md', NULL, '2026-11-26 22:47:33.360531', '{}', '{}', X'2D2D2D0A7469746C653A2041207374756479206F66204E6F7277656769616E2072657475726E6565730A736F757263653A20536B6167656E20496E737469747574650A7075626C69736865643A20323031382D30322D31320A2D2D2D0A412073747564792062792074686520536B6167656E20496E7374697475746520666F756E64207468617420383620666967687465727320686176652072657475726E656420746F204E6F727761792066726F6D2053797269612E0A0A54686520696E7374697475746520736169642074686174206E6F626F6479206B6E6F777320686F77206D616E7920617265207374696C6C20686964696E6720696E205475726B65792E0A');
INSERT INTO "uploads" VALUES (3, '3-routes.md', NULL, '2026-11-26 22:47:33.900574', '{}', '{}', X'2D2D2D0A7469746C653A20546865207072696365206F66206120736561740A736F757263653A20486172626F757220436F75726965720A7075626C69736865643A20323031382D30322D32300A2D2D2D0A536D7567676C65727320696E2047617A69616E7465702061736B2039303020646F6C6C61727320666F722061207365617420696E20612076616E20746F2074686520626F726465722C2074776F207472616465727320736169642E0A0A417320466A6F72642057697265207265706F727465642C20736F6D652031323020666967687465727320686176652072657475726E656420746F204E6F727761792E0A');
INSERT INTO "documents" VALUES (1, '9f33fdfbbe81002da710', 1, 'published', '2018-02-05', '2026-11-26 22:47:07.841157', 1, NULL, 'Fjord Wire', 'https://fjordwire.example/came-home', 'Halden counts those who came home', NULL, NULL, '1-wire.md', '{"title":"front matter","source":"front matter","published":"front matter","url":"front matter"}', 'Some 120 fighters have returned to Norway from Syria since 2014, the interior ministry said on Monday.

About 300 Norwegian nationals joined Islamic State in Syria, the ministry said. At least 45 of them were killed there.

Officials said that 18 women had returned to Norway with their children.', '{"attributions":[{"speaker":"interior ministry","role":null,"cue":"said","kind":"indirect","source_span":[65,86],"cue_span":[87,91],"content_span":[0,63]},{"speaker":"interior ministry","role":null,"cue":"said","kind":"indirect","source_span":[165,177],"cue_span":[178,182],"content_span":[104,163]},{"speaker":"Officials","role":null,"cue":"said","kind":"indirect","source_span":[224,233],"cue_span":[234,238],"content_span":[239,295]}],"quantities":[{"low":120,"high":120,"bound":"about","unit":"people","counted":"fighters","per":null,"measure":"returned","origin":"NO","text":"Some 120","start":0,"end":8},{"low":300,"high":300,"bound":"about","unit":"people","counted":"Norwegian nationals","per":null,"measure":"joined","origin":"NO","text":"About 300","start":104,"end":113},{"low":45,"high":45,"bound":"at_least","unit":"people","counted":"them","per":null,"measure":"killed","origin":"NO","text":"At least 45","start":184,"end":195},{"low":18,"high":18,"bound":"exact","unit":"people","counted":"women","per":null,"measure":"returned","origin":"NO","text":"18","start":244,"end":246}],"places":[{"name":"Norway","country":"NO","role":"destination","start":35,"end":41},{"name":"Syria","country":"SY","role":"origin","start":47,"end":52},{"name":"Norwegian","country":"NO","role":"origin","start":114,"end":123},{"name":"Norway","country":"NO","role":"destination","start":269,"end":275}],"times":[{"from":"2014-01-01","to":"2014-12-31","text":"2014","start":59,"end":63},{"from":"2018-02-05","to":"2018-02-05","text":"Monday","start":95,"end":101}],"scopes":["fighters","all","all","women"]}');
INSERT INTO "documents" VALUES (2, 'ba0534d74a58c5d66112', 1, 'published', '2018-02-12', '2026-11-26 22:47:33.360531', 2, NULL, 'Skagen Institute', NULL, 'A study of Norwegian returnees', NULL, NULL, '2-study.md', '{"title":"front matter","source":"front matter","published":"front matter"}', 'A study by the Skagen Institute found that 86 fighters have returned to Norway from Syria.

The institute said that nobody knows how many are still hiding in Turkey.', '{"attributions":[{"speaker":"study by the Skagen Institute","role":null,"cue":"found","kind":"indirect","source_span":[0,31],"cue_span":[32,37],"content_span":[38,89]},{"speaker":"Skagen Institute","role":null,"cue":"said","kind":"indirect","source_span":[92,105],"cue_span":[106,110],"content_span":[111,164]}],"quantities":[{"low":86,"high":86,"bound":"exact","unit":"people","counted":"fighters","per":null,"measure":"returned","origin":"NO","text":"86","start":43,"end":45}],"places":[{"name":"Norway","country":"NO","role":"destination","start":72,"end":78},{"name":"Syria","country":"SY","role":"origin","start":84,"end":89},{"name":"Turkey","country":"TR","role":"location","start":158,"end":164}],"times":[],"scopes":["fighters"]}');
INSERT INTO "documents" VALUES (3, 'f898de6aa5d991ae5b5b', 1, 'published', '2018-02-20', '2026-11-26 22:47:33.900574', 3, NULL, 'Harbour Courier', NULL, 'The price of a seat', NULL, NULL, '3-routes.md', '{"title":"front matter","source":"front matter","published":"front matter"}', 'Smugglers in Gaziantep ask 900 dollars for a seat in a van to the border, two traders said.

As Fjord Wire reported, some 120 fighters have returned to Norway.', '{"attributions":[{"speaker":"two traders","role":null,"cue":"said","kind":"indirect","source_span":[74,85],"cue_span":[86,90],"content_span":[0,72]},{"speaker":"Fjord Wire","role":null,"cue":"reported","kind":"indirect","source_span":[96,106],"cue_span":[107,115],"content_span":[117,158]}],"quantities":[{"low":900,"high":900,"bound":"exact","unit":"USD","counted":null,"per":null,"measure":null,"origin":null,"text":"900 dollars","start":27,"end":38},{"low":2,"high":2,"bound":"exact","unit":"traders","counted":"traders","per":null,"measure":null,"origin":null,"text":"two","start":74,"end":77},{"low":120,"high":120,"bound":"about","unit":"people","counted":"fighters","per":null,"measure":null,"origin":null,"text":"some 120","start":117,"end":125}],"places":[{"name":"Gaziantep","country":"TR","role":"location","start":13,"end":22},{"name":"Norway","country":"NO","role":"destination","start":152,"end":158}],"times":[],"scopes":[null,null,null]}');
INSERT INTO "finding_shelves" VALUES ('', '', 1, 1, '2018-02-05', '38f206ed4f476189.1', 0);
INSERT INTO "finding_shelves" VALUES ('', '', 1, 1, '2018-02-05', '6c5c561930cece8a.1', 0);
INSERT INTO "finding_shelves" VALUES ('', '', 1, 1, '2018-02-05', 'd86506c69748ba71.1', 0);
INSERT INTO "finding_shelves" VALUES ('', '', 1, 1, '2018-02-05', 'e6807904c57e400f.1', 0);
INSERT INTO "finding_shelves" VALUES ('', '', 1, 1, '2018-02-12', '22835e7d7d261f4d', 1);
INSERT INTO "finding_shelves" VALUES ('', '', 1, 1, '2018-02-12', '8d34d690cf5d8817.1', 0);
INSERT INTO "finding_shelves" VALUES ('', '', 1, 1, '2018-02-20', '61f8c8d35f4df9f7.1', 0);
INSERT INTO "finding_shelves" VALUES ('', '', 1, 1, '2018-02-20', '61f8c8d35f4df9f7.2', 0);
INSERT INTO "finding_shelves" VALUES ('', '', 1, 1, '2018-02-20', '965996c0e6a6ee6d.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'NO', 1, 1, '2018-02-05', '38f206ed4f476189.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'NO', 1, 1, '2018-02-05', '6c5c561930cece8a.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'NO', 1, 1, '2018-02-05', 'd86506c69748ba71.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'NO', 1, 1, '2018-02-05', 'e6807904c57e400f.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'NO', 1, 1, '2018-02-12', '8d34d690cf5d8817.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'NO', 1, 1, '2018-02-20', '965996c0e6a6ee6d.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'SY', 1, 1, '2018-02-05', 'd86506c69748ba71.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'SY', 1, 1, '2018-02-12', '8d34d690cf5d8817.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'TR', 1, 1, '2018-02-12', '22835e7d7d261f4d', 1);
INSERT INTO "finding_shelves" VALUES ('', 'TR', 1, 1, '2018-02-20', '61f8c8d35f4df9f7.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'TR', 1, 1, '2018-02-20', '61f8c8d35f4df9f7.2', 0);
INSERT INTO "finding_shelves" VALUES ('', 'gaziantep', 1, 1, '2018-02-20', '61f8c8d35f4df9f7.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'gaziantep', 1, 1, '2018-02-20', '61f8c8d35f4df9f7.2', 0);
INSERT INTO "finding_shelves" VALUES ('', 'norway', 1, 1, '2018-02-05', '38f206ed4f476189.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'norway', 1, 1, '2018-02-05', 'd86506c69748ba71.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'norway', 1, 1, '2018-02-12', '8d34d690cf5d8817.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'norway', 1, 1, '2018-02-20', '965996c0e6a6ee6d.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'norwegian', 1, 1, '2018-02-05', 'e6807904c57e400f.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'syria', 1, 1, '2018-02-05', 'd86506c69748ba71.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'syria', 1, 1, '2018-02-12', '8d34d690cf5d8817.1', 0);
INSERT INTO "finding_shelves" VALUES ('', 'turkey', 1, 1, '2018-02-12', '22835e7d7d261f4d', 1);
INSERT INTO "finding_shelves" VALUES ('returnees', '', 1, 1, '2018-02-05', '38f206ed4f476189.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', '', 1, 1, '2018-02-05', 'd86506c69748ba71.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', '', 1, 1, '2018-02-12', '8d34d690cf5d8817.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', 'NO', 1, 1, '2018-02-05', '38f206ed4f476189.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', 'NO', 1, 1, '2018-02-05', 'd86506c69748ba71.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', 'NO', 1, 1, '2018-02-12', '8d34d690cf5d8817.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', 'SY', 1, 1, '2018-02-05', 'd86506c69748ba71.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', 'SY', 1, 1, '2018-02-12', '8d34d690cf5d8817.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', 'norway', 1, 1, '2018-02-05', '38f206ed4f476189.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', 'norway', 1, 1, '2018-02-05', 'd86506c69748ba71.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', 'norway', 1, 1, '2018-02-12', '8d34d690cf5d8817.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', 'syria', 1, 1, '2018-02-05', 'd86506c69748ba71.1', 0);
INSERT INTO "finding_shelves" VALUES ('returnees', 'syria', 1, 1, '2018-02-12', '8d34d690cf5d8817.1', 0);
INSERT INTO "finding_shelves" VALUES ('routes', '', 1, 1, '2018-02-12', '22835e7d7d261f4d', 1);
INSERT INTO "finding_shelves" VALUES ('routes', 'TR', 1, 1, '2018-02-12', '22835e7d7d261f4d', 1);
INSERT INTO "finding_shelves" VALUES ('routes', 'turkey', 1, 1, '2018-02-12', '22835e7d7d261f4d', 1);
INSERT INTO "finding_shelves" VALUES ('whereabouts', '', 1, 1, '2018-02-05', '6c5c561930cece8a.1', 0);
INSERT INTO "finding_shelves" VALUES ('whereabouts', '', 1, 1, '2018-02-05', 'e6807904c57e400f.1', 0);
INSERT INTO "finding_shelves" VALUES ('whereabouts', '', 1, 1, '2018-02-12', '22835e7d7d261f4d', 1);
INSERT INTO "finding_shelves" VALUES ('whereabouts', 'NO', 1, 1, '2018-02-05', '6c5c561930cece8a.1', 0);
INSERT INTO "finding_shelves" VALUES ('whereabouts', 'NO', 1, 1, '2018-02-05', 'e6807904c57e400f.1', 0);
INSERT INTO "finding_shelves" VALUES ('whereabouts', 'TR', 1, 1, '2018-02-12', '22835e7d7d261f4d', 1);
INSERT INTO "finding_shelves" VALUES ('whereabouts', 'norwegian', 1, 1, '2018-02-05', 'e6807904c57e400f.1', 0);
INSERT INTO "finding_shelves" VALUES ('whereabouts', 'turkey', 1, 1, '2018-02-12', '22835e7d7d261f4d', 1);
INSERT INTO "finding_statements" VALUES ('22835e7d7d261f4d', '22835e7d7d261f4d');
INSERT INTO "finding_statements" VALUES ('38f206ed4f476189.1', '38f206ed4f476189.1');
INSERT INTO "finding_statements" VALUES ('61f8c8d35f4df9f7.1', '61f8c8d35f4df9f7.1');
INSERT INTO "finding_statements" VALUES ('61f8c8d35f4df9f7.2', '61f8c8d35f4df9f7.2');
INSERT INTO "finding_statements" VALUES ('6c5c561930cece8a.1', '6c5c561930cece8a.1');
INSERT INTO "finding_statements" VALUES ('8d34d690cf5d8817.1', '8d34d690cf5d8817.1');
INSERT INTO "finding_statements" VALUES ('965996c0e6a6ee6d.1', '965996c0e6a6ee6d.1');
INSERT INTO "finding_statements" VALUES ('d86506c69748ba71.1', 'd86506c69748ba71.1');
INSERT INTO "finding_statements" VALUES ('e6807904c57e400f.1', 'e6807904c57e400f.1');
INSERT INTO "claims" VALUES (1, 'd86506c69748ba71', 1, 0, 102, 0, 'interior ministry', 'official', 'Some 120 fighters have returned to Norway from Syria since 2014, the interior ministry said on Monday.', '{"row":{"kind":"claim","document":{"id":"9f33fdfbbe81002da710","file":null},"id":"d86506c69748ba71","text":"Some 120 fighters have returned to Norway from Syria since 2014, the interior ministry said on Monday.","start":0,"end":102,"topics":[{"id":"returnees","score":0.95,"because":["Some 120","returned"]}],"attribution":{"speaker":"interior ministry","role":null,"cue":"said","kind":"indirect","source_span":[65,86],"cue_span":[87,91],"content_span":[0,63]},"root":{"name":"interior ministry","kind":"official","chain":["Fjord Wire","interior ministry"]},"quantities":[{"low":120,"high":120,"bound":"about","unit":"people","counted":"fighters","per":null,"measure":"returned","origin":"NO","text":"Some 120","start":0,"end":8}],"places":[{"name":"Norway","country":"NO","role":"destination","start":35,"end":41},{"name":"Syria","country":"SY","role":"origin","start":47,"end":52}],"times":[{"from":"2014-01-01","to":"2014-12-31","text":"2014","start":59,"end":63},{"from":"2018-02-05","to":"2018-02-05","text":"Monday","start":95,"end":101}],"when":{"from":"2014-01-01","to":"2014-12-31"},"certainty":"certain","negated":false},"scopes":["fighters"]}', NULL);
INSERT INTO "claims" VALUES (2, 'e6807904c57e400f', 1, 104, 183, 0, 'interior ministry', 'official', 'About 300 Norwegian nationals joined Islamic State in Syria, the ministry said.', '{"row":{"kind":"claim","document":{"id":"9f33fdfbbe81002da710","file":null},"id":"e6807904c57e400f","text":"About 300 Norwegian nationals joined Islamic State in Syria, the ministry said.","start":104,"end":183,"topics":[{"id":"whereabouts","score":0.95,"because":["About 300","joined"]}],"attribution":{"speaker":"interior ministry","role":null,"cue":"said","kind":"indirect","source_span":[165,177],"cue_span":[178,182],"content_span":[104,163]},"root":{"name":"interior ministry","kind":"official","chain":["Fjord Wire","interior ministry"]},"quantities":[{"low":300,"high":300,"bound":"about","unit":"people","counted":"Norwegian nationals","per":null,"measure":"joined","origin":"NO","text":"About 300","start":104,"end":113}],"places":[{"name":"Norwegian","country":"NO","role":"origin","start":114,"end":123}],"times":[],"when":null,"certainty":"certain","negated":false},"scopes":["all"]}', NULL);
INSERT INTO "claims" VALUES (3, '6c5c561930cece8a', 1, 184, 222, 0, 'interior ministry', 'official', 'At least 45 of them were killed there.', '{"row":{"kind":"claim","document":{"id":"9f33fdfbbe81002da710","file":null},"id":"6c5c561930cece8a","text":"At least 45 of them were killed there.","start":184,"end":222,"topics":[{"id":"whereabouts","score":0.95,"because":["At least 45","killed"]}],"attribution":null,"root":{"name":"interior ministry","kind":"official","chain":["Fjord Wire","interior ministry"]},"quantities":[{"low":45,"high":45,"bound":"at_least","unit":"people","counted":"them","per":null,"measure":"killed","origin":"NO","text":"At least 45","start":184,"end":195}],"places":[],"times":[],"when":null,"certainty":"certain","negated":false},"scopes":["all"]}', NULL);
INSERT INTO "claims" VALUES (4, '38f206ed4f476189', 1, 224, 296, 0, 'officials', 'official', 'Officials said that 18 women had returned to Norway with their children.', '{"row":{"kind":"claim","document":{"id":"9f33fdfbbe81002da710","file":null},"id":"38f206ed4f476189","text":"Officials said that 18 women had returned to Norway with their children.","start":224,"end":296,"topics":[{"id":"returnees","score":0.95,"because":["18","returned"]}],"attribution":{"speaker":"Officials","role":null,"cue":"said","kind":"indirect","source_span":[224,233],"cue_span":[234,238],"content_span":[239,295]},"root":{"name":"officials","kind":"official","chain":["Fjord Wire","officials"]},"quantities":[{"low":18,"high":18,"bound":"exact","unit":"people","counted":"women","per":null,"measure":"returned","origin":"NO","text":"18","start":244,"end":246}],"places":[{"name":"Norway","country":"NO","role":"destination","start":269,"end":275}],"times":[],"when":null,"certainty":"certain","negated":false},"scopes":["women"]}', NULL);
INSERT INTO "claims" VALUES (5, '8d34d690cf5d8817', 2, 0, 90, 0, 'Skagen Institute', 'outlet', 'A study by the Skagen Institute found that 86 fighters have returned to Norway from Syria.', '{"row":{"kind":"claim","document":{"id":"ba0534d74a58c5d66112","file":null},"id":"8d34d690cf5d8817","text":"A study by the Skagen Institute found that 86 fighters have returned to Norway from Syria.","start":0,"end":90,"topics":[{"id":"returnees","score":0.95,"because":["86","returned"]}],"attribution":{"speaker":"study by the Skagen Institute","role":null,"cue":"found","kind":"indirect","source_span":[0,31],"cue_span":[32,37],"content_span":[38,89]},"root":{"name":"Skagen Institute","kind":"outlet","chain":["Skagen Institute"]},"quantities":[{"low":86,"high":86,"bound":"exact","unit":"people","counted":"fighters","per":null,"measure":"returned","origin":"NO","text":"86","start":43,"end":45}],"places":[{"name":"Norway","country":"NO","role":"destination","start":72,"end":78},{"name":"Syria","country":"SY","role":"origin","start":84,"end":89}],"times":[],"when":null,"certainty":"certain","negated":false},"scopes":["fighters"]}', NULL);
INSERT INTO "claims" VALUES (6, '22835e7d7d261f4d', 2, 92, 165, 0, 'Skagen Institute', 'outlet', 'The institute said that nobody knows how many are still hiding in Turkey.', '{"row":{"kind":"claim","document":{"id":"ba0534d74a58c5d66112","file":null},"id":"22835e7d7d261f4d","text":"The institute said that nobody knows how many are still hiding in Turkey.","start":92,"end":165,"topics":[{"id":"whereabouts","score":0.9,"because":["nobody knows how many"]},{"id":"routes","score":0.7,"because":["hiding","Turkey"]}],"attribution":{"speaker":"Skagen Institute","role":null,"cue":"said","kind":"indirect","source_span":[92,105],"cue_span":[106,110],"content_span":[111,164]},"root":{"name":"Skagen Institute","kind":"outlet","chain":["Skagen Institute"]},"quantities":[],"places":[{"name":"Turkey","country":"TR","role":"location","start":158,"end":164}],"times":[],"when":null,"certainty":"unknown","negated":true},"scopes":[]}', NULL);
INSERT INTO "claims" VALUES (7, '61f8c8d35f4df9f7', 3, 0, 91, 0, 'two traders', 'witness', 'Smugglers in Gaziantep ask 900 dollars for a seat in a van to the border, two traders said.', '{"row":{"kind":"claim","document":{"id":"f898de6aa5d991ae5b5b","file":null},"id":"61f8c8d35f4df9f7","text":"Smugglers in Gaziantep ask 900 dollars for a seat in a van to the border, two traders said.","start":0,"end":91,"topics":[],"attribution":{"speaker":"two traders","role":null,"cue":"said","kind":"indirect","source_span":[74,85],"cue_span":[86,90],"content_span":[0,72]},"root":{"name":"two traders","kind":"witness","chain":["Harbour Courier","two traders"]},"quantities":[{"low":900,"high":900,"bound":"exact","unit":"USD","counted":null,"per":null,"measure":null,"origin":null,"text":"900 dollars","start":27,"end":38},{"low":2,"high":2,"bound":"exact","unit":"traders","counted":"traders","per":null,"measure":null,"origin":null,"text":"two","start":74,"end":77}],"places":[{"name":"Gaziantep","country":"TR","role":"location","start":13,"end":22}],"times":[],"when":null,"certainty":"certain","negated":false},"scopes":[null,null]}', NULL);
INSERT INTO "claims" VALUES (8, '965996c0e6a6ee6d', 3, 93, 159, 0, 'Fjord Wire', 'witness', 'As Fjord Wire reported, some 120 fighters have returned to Norway.', '{"row":{"kind":"claim","document":{"id":"f898de6aa5d991ae5b5b","file":null},"id":"965996c0e6a6ee6d","text":"As Fjord Wire reported, some 120 fighters have returned to Norway.","start":93,"end":159,"topics":[],"attribution":{"speaker":"Fjord Wire","role":null,"cue":"reported","kind":"indirect","source_span":[96,106],"cue_span":[107,115],"content_span":[117,158]},"root":{"name":"Fjord Wire","kind":"witness","chain":["Harbour Courier","Fjord Wire"]},"quantities":[{"low":120,"high":120,"bound":"about","unit":"people","counted":"fighters","per":null,"measure":null,"origin":null,"text":"some 120","start":117,"end":125}],"places":[{"name":"Norway","country":"NO","role":"destination","start":152,"end":158}],"times":[],"when":null,"certainty":"certain","negated":false},"scopes":[null]}', NULL);
INSERT INTO "document_bands" VALUES ('0-673ef985ad3b', 1);
INSERT INTO "document_bands" VALUES ('1-8db6dbb0f880', 1);
INSERT INTO "document_bands" VALUES ('10-0c722a451145', 1);
INSERT INTO "document_bands" VALUES ('11-6ea72f49b937', 1);
INSERT INTO "document_bands" VALUES ('12-379fface6a18', 1);
INSERT INTO "document_bands" VALUES ('13-2a8ce9e8f823', 1);
INSERT INTO "document_bands" VALUES ('14-2143cd03a862', 1);
INSERT INTO "document_bands" VALUES ('15-cf2245827282', 1);
INSERT INTO "document_bands" VALUES ('16-78dfa2f5876f', 1);
INSERT INTO "document_bands" VALUES ('17-4049293656e5', 1);
INSERT INTO "document_bands" VALUES ('18-17b675761b95', 1);
INSERT INTO "document_bands" VALUES ('19-173ba17e983a', 1);
INSERT INTO "document_bands" VALUES ('2-91416dccd677', 1);
INSERT INTO "document_bands" VALUES ('20-b04f2b2f7479', 1);
INSERT INTO "document_bands" VALUES ('21-f84a3b2f6a3b', 1);
INSERT INTO "document_bands" VALUES ('22-e52a34d3f2d6', 1);
INSERT INTO "document_bands" VALUES ('23-29141937e7bc', 1);
INSERT INTO "document_bands" VALUES ('24-d137ee46ab83', 1);
INSERT INTO "document_bands" VALUES ('25-a690a63b3486', 1);
INSERT INTO "document_bands" VALUES ('26-9c7259279757', 1);
INSERT INTO "document_bands" VALUES ('27-d85eb59a4026', 1);
INSERT INTO "document_bands" VALUES ('28-5281e6407007', 1);
INSERT INTO "document_bands" VALUES ('29-b56ae020d896', 1);
INSERT INTO "document_bands" VALUES ('3-2024f790e6c7', 1);
INSERT INTO "document_bands" VALUES ('30-e9b77cba20a0', 1);
INSERT INTO "document_bands" VALUES ('31-3ab4d33db983', 1);
INSERT INTO "document_bands" VALUES ('32-570e066ba935', 1);
INSERT INTO "document_bands" VALUES ('33-96fab2d257a1', 1);
INSERT INTO "document_bands" VALUES ('34-fb1b568f3a7b', 1);
INSERT INTO "document_bands" VALUES ('35-0da5f8cc3551', 1);
INSERT INTO "document_bands" VALUES ('36-adc4aadcd54f', 1);
INSERT INTO "document_bands" VALUES ('37-291b81e2bd98', 1);
INSERT INTO "document_bands" VALUES ('38-f4c9546792a6', 1);
INSERT INTO "document_bands" VALUES ('39-1c421018b3bb', 1);
INSERT INTO "document_bands" VALUES ('4-cbe3408220e9', 1);
INSERT INTO "document_bands" VALUES ('40-b43003284cc4', 1);
INSERT INTO "document_bands" VALUES ('41-00f8b3ad8b3e', 1);
INSERT INTO "document_bands" VALUES ('42-b072b2c7fab9', 1);
INSERT INTO "document_bands" VALUES ('43-c542361229d6', 1);
INSERT INTO "document_bands" VALUES ('44-2939a29a83a0', 1);
INSERT INTO "document_bands" VALUES ('45-6749fdbd296e', 1);
INSERT INTO "document_bands" VALUES ('46-116f370f0c14', 1);
INSERT INTO "document_bands" VALUES ('47-c91e350953a3', 1);
INSERT INTO "document_bands" VALUES ('48-bbf0f0ace232', 1);
INSERT INTO "document_bands" VALUES ('49-3ebe26f17fe5', 1);
INSERT INTO "document_bands" VALUES ('5-29656e5fc9a6', 1);
INSERT INTO "document_bands" VALUES ('50-5913336039f1', 1);
INSERT INTO "document_bands" VALUES ('51-3e68738364ae', 1);
INSERT INTO "document_bands" VALUES ('52-2b1bce18f81d', 1);
INSERT INTO "document_bands" VALUES ('53-e2cb9c4d6a1a', 1);
INSERT INTO "document_bands" VALUES ('54-a11a82259fea', 1);
INSERT INTO "document_bands" VALUES ('55-2a426dcf7e41', 1);
INSERT INTO "document_bands" VALUES ('56-4acb2cba8b56', 1);
INSERT INTO "document_bands" VALUES ('57-7f10d86d533d', 1);
INSERT INTO "document_bands" VALUES ('58-8a4392dd168d', 1);
INSERT INTO "document_bands" VALUES ('59-c605c986c4da', 1);
INSERT INTO "document_bands" VALUES ('6-5e528ac4b7b4', 1);
INSERT INTO "document_bands" VALUES ('60-e3a31270e664', 1);
INSERT INTO "document_bands" VALUES ('61-aa9fd44655e0', 1);
INSERT INTO "document_bands" VALUES ('62-bcbeddbcce21', 1);
INSERT INTO "document_bands" VALUES ('63-94a46a5e1937', 1);
INSERT INTO "document_bands" VALUES ('7-fbd378bf4730', 1);
INSERT INTO "document_bands" VALUES ('8-c37cd83cc378', 1);
INSERT INTO "document_bands" VALUES ('9-d0cd50fa7769', 1);
INSERT INTO "document_bands" VALUES ('0-33969469c805', 2);
INSERT INTO "document_bands" VALUES ('1-cde3cfb61bcc', 2);
INSERT INTO "document_bands" VALUES ('10-9394ca8828a4', 2);
INSERT INTO "document_bands" VALUES ('11-412f39316a94', 2);
INSERT INTO "document_bands" VALUES ('12-5a1ef62a4d98', 2);
INSERT INTO "document_bands" VALUES ('13-500db9811aa8', 2);
INSERT INTO "document_bands" VALUES ('14-53c4f36f50bf', 2);
INSERT INTO "document_bands" VALUES ('15-92fb1b08acd3', 2);
INSERT INTO "document_bands" VALUES ('16-547760a7b953', 2);
INSERT INTO "document_bands" VALUES ('17-51f524c75587', 2);
INSERT INTO "document_bands" VALUES ('18-1503b0df53cf', 2);
INSERT INTO "document_bands" VALUES ('19-0822ba775920', 2);
INSERT INTO "document_bands" VALUES ('2-435f8de11b87', 2);
INSERT INTO "document_bands" VALUES ('20-ea6b6e4246f3', 2);
INSERT INTO "document_bands" VALUES ('21-7b103ce85d47', 2);
INSERT INTO "document_bands" VALUES ('22-f1b3cb00dd39', 2);
INSERT INTO "document_bands" VALUES ('23-eb80b23c2fc1', 2);
INSERT INTO "document_bands" VALUES ('24-76cb54543603', 2);
INSERT INTO "document_bands" VALUES ('25-de929e66bc53', 2);
INSERT INTO "document_bands" VALUES ('26-ae0e86f197b2', 2);
INSERT INTO "document_bands" VALUES ('27-0bddd219d4cb', 2);
INSERT INTO "document_bands" VALUES ('28-cc97f1bd7dcd', 2);
INSERT INTO "document_bands" VALUES ('29-505f317a1c60', 2);
INSERT INTO "document_bands" VALUES ('3-a8d57c72236a', 2);
INSERT INTO "document_bands" VALUES ('30-12cdef227476', 2);
INSERT INTO "document_bands" VALUES ('31-b676f1e56130', 2);
INSERT INTO "document_bands" VALUES ('32-a63b1e7f4483', 2);
INSERT INTO "document_bands" VALUES ('33-32bcbcd4c28f', 2);
INSERT INTO "document_bands" VALUES ('34-ed4125ce9ef8', 2);
INSERT INTO "document_bands" VALUES ('35-06b7cfa8e66d', 2);
INSERT INTO "document_bands" VALUES ('36-de24b2ab488a', 2);
INSERT INTO "document_bands" VALUES ('37-dd180dd67161', 2);
INSERT INTO "document_bands" VALUES ('38-ca10907c38ef', 2);
INSERT INTO "document_bands" VALUES ('39-f0b1c6383446', 2);
INSERT INTO "document_bands" VALUES ('4-aed5ac81741f', 2);
INSERT INTO "document_bands" VALUES ('40-f564854c47aa', 2);
INSERT INTO "document_bands" VALUES ('41-fc0382d23ea5', 2);
INSERT INTO "document_bands" VALUES ('42-577d709d5667', 2);
INSERT INTO "document_bands" VALUES ('43-936c47f86d68', 2);
INSERT INTO "document_bands" VALUES ('44-04a9aa476a0c', 2);
INSERT INTO "document_bands" VALUES ('45-107c08c747f9', 2);
INSERT INTO "document_bands" VALUES ('46-3786f97017d7', 2);
INSERT INTO "document_bands" VALUES ('47-cf4c4c545ad5', 2);
INSERT INTO "document_bands" VALUES ('48-40c97a706eab', 2);
INSERT INTO "document_bands" VALUES ('49-ceddbed31c64', 2);
INSERT INTO "document_bands" VALUES ('5-921d39f0d74c', 2);
INSERT INTO "document_bands" VALUES ('50-f7caaa35a6c9', 2);
INSERT INTO "document_bands" VALUES ('51-46ce0a90281b', 2);
INSERT INTO "document_bands" VALUES ('52-521d92006984', 2);
INSERT INTO "document_bands" VALUES ('53-a6a831845c17', 2);
INSERT INTO "document_bands" VALUES ('54-77b60b922d33', 2);
INSERT INTO "document_bands" VALUES ('55-f6be3f71f4b1', 2);
INSERT INTO "document_bands" VALUES ('56-407a0aca3eeb', 2);
INSERT INTO "document_bands" VALUES ('57-24cc9965559f', 2);
INSERT INTO "document_bands" VALUES ('58-0c241465718c', 2);
INSERT INTO "document_bands" VALUES ('59-9a12883ac85f', 2);
INSERT INTO "document_bands" VALUES ('6-b6b93b23698e', 2);
INSERT INTO "document_bands" VALUES ('60-d223ad0371c8', 2);
INSERT INTO "document_bands" VALUES ('61-b48bd4f14f5f', 2);
INSERT INTO "document_bands" VALUES ('62-0fb3cd853811', 2);
INSERT INTO "document_bands" VALUES ('63-0948a8e5902c', 2);
INSERT INTO "document_bands" VALUES ('7-6d75d501150d', 2);
INSERT INTO "document_bands" VALUES ('8-460dfb23bf09', 2);
INSERT INTO "document_bands" VALUES ('9-f1c88a4cd3c9', 2);
INSERT INTO "document_bands" VALUES ('0-0f51f22ca420', 3);
INSERT INTO "document_bands" VALUES ('1-a729e02315dd', 3);
INSERT INTO "document_bands" VALUES ('10-8fb9ef8263ab', 3);
INSERT INTO "document_bands" VALUES ('11-0a5f66bef395', 3);
INSERT INTO "document_bands" VALUES ('12-d94e6f6648d7', 3);
INSERT INTO "document_bands" VALUES ('13-b03ded840d83', 3);
INSERT INTO "document_bands" VALUES ('14-ad027150fdab', 3);
INSERT INTO "document_bands" VALUES ('15-cd4cd47b585f', 3);
INSERT INTO "document_bands" VALUES ('16-fc88119d0917', 3);
INSERT INTO "document_bands" VALUES ('17-1854b9ff1650', 3);
INSERT INTO "document_bands" VALUES ('18-054fadfe73b0', 3);
INSERT INTO "document_bands" VALUES ('19-fbabe020f1c9', 3);
INSERT INTO "document_bands" VALUES ('2-adfb7f40e450', 3);
INSERT INTO "document_bands" VALUES ('20-9821ecb6d4e9', 3);
INSERT INTO "document_bands" VALUES ('21-5f35729fcf15', 3);
INSERT INTO "document_bands" VALUES ('22-12bb30df05e8', 3);
INSERT INTO "document_bands" VALUES ('23-422541366dfb', 3);
INSERT INTO "document_bands" VALUES ('24-8c19c0f2c571', 3);
INSERT INTO "document_bands" VALUES ('25-05647d427ada', 3);
INSERT INTO "document_bands" VALUES ('26-742f6d787da7', 3);
INSERT INTO "document_bands" VALUES ('27-b73402fae01e', 3);
INSERT INTO "document_bands" VALUES ('28-2f9f9ed32930', 3);
INSERT INTO "document_bands" VALUES ('29-f0e66f5f2d1f', 3);
INSERT INTO "document_bands" VALUES ('3-74862f828d6b', 3);
INSERT INTO "document_bands" VALUES ('30-a698e5606b21', 3);
INSERT INTO "document_bands" VALUES ('31-118224e0e9bf', 3);
INSERT INTO "document_bands" VALUES ('32-e07d363d0e3b', 3);
INSERT INTO "document_bands" VALUES ('33-d9ff266b4beb', 3);
INSERT INTO "document_bands" VALUES ('34-2a8b55b0d884', 3);
INSERT INTO "document_bands" VALUES ('35-b5f61b2f8d70', 3);
INSERT INTO "document_bands" VALUES ('36-2b709f4069b6', 3);
INSERT INTO "document_bands" VALUES ('37-cbf148e670c9', 3);
INSERT INTO "document_bands" VALUES ('38-e63c1b29825d', 3);
INSERT INTO "document_bands" VALUES ('39-d259c925ed1d', 3);
INSERT INTO "document_bands" VALUES ('4-dc7ced324054', 3);
INSERT INTO "document_bands" VALUES ('40-c5beb8dac817', 3);
INSERT INTO "document_bands" VALUES ('41-de16366406f9', 3);
INSERT INTO "document_bands" VALUES ('42-215e92d45d7d', 3);
INSERT INTO "document_bands" VALUES ('43-c69ae3e69219', 3);
INSERT INTO "document_bands" VALUES ('44-66cdc36e691a', 3);
INSERT INTO "document_bands" VALUES ('45-a5caf4e16e24', 3);
INSERT INTO "document_bands" VALUES ('46-aeffdccbccec', 3);
INSERT INTO "document_bands" VALUES ('47-9b9acf3d583d', 3);
INSERT INTO "document_bands" VALUES ('48-89c71a424275', 3);
INSERT INTO "document_bands" VALUES ('49-a4a26a2e2a27', 3);
INSERT INTO "document_bands" VALUES ('5-939f3b93eeb8', 3);
INSERT INTO "document_bands" VALUES ('50-64c93d242079', 3);
INSERT INTO "document_bands" VALUES ('51-4567f5ce6dfd', 3);
INSERT INTO "document_bands" VALUES ('52-f62b2f2f8be6', 3);
INSERT INTO "document_bands" VALUES ('53-17de69c425ef', 3);
INSERT INTO "document_bands" VALUES ('54-9b0295046204', 3);
INSERT INTO "document_bands" VALUES ('55-1e5c835ed071', 3);
INSERT INTO "document_bands" VALUES ('56-36e5ba2b75a8', 3);
INSERT INTO "document_bands" VALUES ('57-ed91126005ae', 3);
INSERT INTO "document_bands" VALUES ('58-8ca8d9d7b616', 3);
INSERT INTO "document_bands" VALUES ('59-4fe99db495c9', 3);
INSERT INTO "document_bands" VALUES ('6-f6d551c5ecc5', 3);
INSERT INTO "document_bands" VALUES ('60-6b0ce804254a', 3);
INSERT INTO "document_bands" VALUES ('61-dc680b27247a', 3);
INSERT INTO "document_bands" VALUES ('62-602fec80bcde', 3);
INSERT INTO "document_bands" VALUES ('63-34e7c0e2dbd4', 3);
INSERT INTO "document_bands" VALUES ('7-36044e3ff6b7', 3);
INSERT INTO "document_bands" VALUES ('8-f42b02e3df6b', 3);
INSERT INTO "document_bands" VALUES ('9-ed71b8e43d34', 3);
INSERT INTO "claim_places" VALUES ('NO', 1);
INSERT INTO "claim_places" VALUES ('SY', 1);
INSERT INTO "claim_places" VALUES ('norway', 1);
INSERT INTO "claim_places" VALUES ('syria', 1);
INSERT INTO "claim_places" VALUES ('NO', 2);
INSERT INTO "claim_places" VALUES ('norwegian', 2);
INSERT INTO "claim_places" VALUES ('NO', 3);
INSERT INTO "claim_places" VALUES ('NO', 4);
INSERT INTO "claim_places" VALUES ('norway', 4);
INSERT INTO "claim_places" VALUES ('NO', 5);
INSERT INTO "claim_places" VALUES ('SY', 5);
INSERT INTO "claim_places" VALUES ('norway', 5);
INSERT INTO "claim_places" VALUES ('syria', 5);
INSERT INTO "claim_places" VALUES ('TR', 6);
INSERT INTO "claim_places" VALUES ('turkey', 6);
INSERT INTO "claim_places" VALUES ('TR', 7);
INSERT INTO "claim_places" VALUES ('gaziantep', 7);
INSERT INTO "claim_places" VALUES ('NO', 8);
INSERT INTO "claim_places" VALUES ('norway', 8);
INSERT INTO "claim_roots" VALUES ('fjord wire', 1);
INSERT INTO "claim_roots" VALUES ('interior ministry', 1);
INSERT INTO "claim_roots" VALUES ('fjord wire', 2);
INSERT INTO "claim_roots" VALUES ('interior ministry', 2);
INSERT INTO "claim_roots" VALUES ('fjord wire', 3);
INSERT INTO "claim_roots" VALUES ('interior ministry', 3);
INSERT INTO "claim_roots" VALUES ('fjord wire', 4);
INSERT INTO "claim_roots" VALUES ('officials', 4);
INSERT INTO "claim_roots" VALUES ('skagen institute', 5);
INSERT INTO "claim_roots" VALUES ('skagen institute', 6);
INSERT INTO "claim_roots" VALUES ('harbour courier', 7);
INSERT INTO "claim_roots" VALUES ('two traders', 7);
INSERT INTO "claim_roots" VALUES ('fjord wire', 8);
INSERT INTO "claim_roots" VALUES ('harbour courier', 8);
INSERT INTO "filings" VALUES ('returnees', 1);
INSERT INTO "filings" VALUES ('whereabouts', 2);
INSERT INTO "filings" VALUES ('whereabouts', 3);
INSERT INTO "filings" VALUES ('returnees', 4);
INSERT INTO "filings" VALUES ('returnees', 5);
INSERT INTO "filings" VALUES ('routes', 6);
INSERT INTO "filings" VALUES ('whereabouts', 6);
INSERT INTO "statements" VALUES ('d86506c69748ba71.1', 1, 1, 1, 'returned', 'NO', 'fighters', 120.0, 120.0);
INSERT INTO "statements" VALUES ('e6807904c57e400f.1', 2, 1, 1, 'joined', 'NO', 'all', 300.0, 300.0);
INSERT INTO "statements" VALUES ('6c5c561930cece8a.1', 3, 1, 1, 'killed', 'NO', 'all', 45.0, 45.0);
INSERT INTO "statements" VALUES ('38f206ed4f476189.1', 4, 1, 1, 'returned', 'NO', 'women', 18.0, 18.0);
INSERT INTO "statements" VALUES ('8d34d690cf5d8817.1', 5, 2, 1, 'returned', 'NO', 'fighters', 86.0, 86.0);
INSERT INTO "statements" VALUES ('22835e7d7d261f4d', 6, 2, 0, NULL, '', '', NULL, NULL);
INSERT INTO "statements" VALUES ('61f8c8d35f4df9f7.1', 7, 3, 1, NULL, '', 'all', 900.0, 900.0);
INSERT INTO "statements" VALUES ('61f8c8d35f4df9f7.2', 7, 3, 2, NULL, '', 'all', 2.0, 2.0);
INSERT INTO "statements" VALUES ('965996c0e6a6ee6d.1', 8, 3, 1, NULL, '', 'all', 120.0, 120.0);
INSERT INTO "statement_keys" VALUES ('words/0-6888bf65fa98', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/1-4c7ad91a3274', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/10-4cb55855f327', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/11-8704d2cd90dd', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/12-43e570fd0ee4', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/13-825db3922d63', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/14-001a549c2464', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/15-4e191e7cf220', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/16-09889a742d1e', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/17-68e1d8201e63', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/18-586cf8740cbb', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/19-bfa680308586', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/2-bb85b3394361', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/20-36db310d55a1', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/21-19faec9a319b', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/22-b10c0a80484a', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/23-7fd14f77e1c3', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/3-270ca39f536d', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/4-4909ef446dee', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/5-44e12c2ae43e', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/6-d25fd5608ba1', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/7-5727ea21f1a7', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/8-037959d4e30d', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('words/9-92658cdaf012', '22835e7d7d261f4d');
INSERT INTO "statement_keys" VALUES ('time/returned/NO/women/2018', '38f206ed4f476189.1');
INSERT INTO "statement_keys" VALUES ('time/returned/NO/women/2019', '38f206ed4f476189.1');
INSERT INTO "statement_keys" VALUES ('value/returned/NO/12', '38f206ed4f476189.1');
INSERT INTO "statement_keys" VALUES ('value/returned/NO/13', '38f206ed4f476189.1');
INSERT INTO "statement_keys" VALUES ('count/USD/0-4871c1028fd4', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/1-cb46a4ccf963', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/10-f3501495bc61', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/11-08b83af56494', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/12-741716ae3b22', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/13-15fbb38ebd4e', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/14-6bc1a35995cb', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/15-b10da9d5fd12', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/16-5e676d0c8fc2', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/17-49aee00aeaa4', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/18-e7f50998b102', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/19-be42a612ba6c', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/2-2160d81c9cb4', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/20-edbd58d7ee9c', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/21-ed8944efa07e', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/22-a41264536607', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/23-a5969600c11a', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/3-e2d77ac7e934', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/4-b9a53838a98f', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/5-b69c3f4fb328', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/6-e29e65a72fa8', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/7-6a6935209aef', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/8-a6780f66bacc', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/USD/9-df8d95960d1c', '61f8c8d35f4df9f7.1');
INSERT INTO "statement_keys" VALUES ('count/traders/0-4871c1028fd4', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/1-cb46a4ccf963', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/10-f3501495bc61', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/11-08b83af56494', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/12-741716ae3b22', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/13-15fbb38ebd4e', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/14-6bc1a35995cb', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/15-b10da9d5fd12', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/16-5e676d0c8fc2', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/17-49aee00aeaa4', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/18-e7f50998b102', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/19-be42a612ba6c', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/2-2160d81c9cb4', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/20-edbd58d7ee9c', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/21-ed8944efa07e', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/22-a41264536607', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/23-a5969600c11a', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/3-e2d77ac7e934', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/4-b9a53838a98f', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/5-b69c3f4fb328', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/6-e29e65a72fa8', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/7-6a6935209aef', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/8-a6780f66bacc', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('count/traders/9-df8d95960d1c', '61f8c8d35f4df9f7.2');
INSERT INTO "statement_keys" VALUES ('time/killed/NO/all/2018', '6c5c561930cece8a.1');
INSERT INTO "statement_keys" VALUES ('time/killed/NO/all/2019', '6c5c561930cece8a.1');
INSERT INTO "statement_keys" VALUES ('value/killed/NO/17', '6c5c561930cece8a.1');
INSERT INTO "statement_keys" VALUES ('value/killed/NO/18', '6c5c561930cece8a.1');
INSERT INTO "statement_keys" VALUES ('time/returned/NO/fighters/2018', '8d34d690cf5d8817.1');
INSERT INTO "statement_keys" VALUES ('time/returned/NO/fighters/2019', '8d34d690cf5d8817.1');
INSERT INTO "statement_keys" VALUES ('value/returned/NO/19', '8d34d690cf5d8817.1');
INSERT INTO "statement_keys" VALUES ('value/returned/NO/20', '8d34d690cf5d8817.1');
INSERT INTO "statement_keys" VALUES ('count/people/0-40951ad2bcc9', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/1-e83cee1cdda7', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/10-49031322bca3', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/11-0add932da436', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/12-c813dfcdbe73', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/13-7ed6e262e914', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/14-728ed2431376', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/15-d8ab9a896578', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/16-c2b5512fea91', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/17-21eb787d2e4e', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/18-7c7265a9732a', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/19-3a814789694b', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/2-10a1a4bcc464', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/20-96c33de7bc12', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/21-2cdc8a5d8ef7', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/22-20a580c78c21', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/23-72427b1eeae0', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/3-2ed1a6eac8ee', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/4-4fc4255d0880', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/5-d9feacf7fb5b', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/6-c6faa9edc143', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/7-d23b8f8e9151', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/8-7b4a62b0db94', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('count/people/9-b8be8b74c656', '965996c0e6a6ee6d.1');
INSERT INTO "statement_keys" VALUES ('time/returned/NO/fighters/2018', 'd86506c69748ba71.1');
INSERT INTO "statement_keys" VALUES ('time/returned/NO/fighters/2019', 'd86506c69748ba71.1');
INSERT INTO "statement_keys" VALUES ('value/returned/NO/21', 'd86506c69748ba71.1');
INSERT INTO "statement_keys" VALUES ('value/returned/NO/22', 'd86506c69748ba71.1');
INSERT INTO "statement_keys" VALUES ('time/joined/NO/all/2018', 'e6807904c57e400f.1');
INSERT INTO "statement_keys" VALUES ('time/joined/NO/all/2019', 'e6807904c57e400f.1');
INSERT INTO "statement_keys" VALUES ('value/joined/NO/25', 'e6807904c57e400f.1');
INSERT INTO "statement_keys" VALUES ('value/joined/NO/26', 'e6807904c57e400f.1');
UPDATE sqlite_sequence SET seq = 3 WHERE name = 'documents';
UPDATE sqlite_sequence SET seq = 6 WHERE name = 'acts';
UPDATE sqlite_sequence SET seq = 9 WHERE name = 'changes';
CREATE INDEX ix_acts_who ON acts (who);
CREATE INDEX ix_changes_at ON changes (at);
CREATE INDEX ix_changes_finding ON changes (finding);
CREATE INDEX ix_matches_right ON matches ("right");
CREATE INDEX ix_matches_verdict_score ON matches (verdict, score);
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
