// title: What a server needs besides, to keep the records
// note: an earlier version made an index that no question used and that no long name fitted in
DROP INDEX article_name IF EXISTS;
CREATE CONSTRAINT record_id IF NOT EXISTS FOR (n:Record) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT store_id IF NOT EXISTS FOR (n:Store) REQUIRE n.id IS UNIQUE;
