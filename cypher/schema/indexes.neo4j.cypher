// title: Where questions start
CREATE INDEX name_searchname IF NOT EXISTS FOR (n:Name) ON (n.searchName);
CREATE TEXT INDEX name_parts IF NOT EXISTS FOR (n:Name) ON (n.searchName);
CREATE FULLTEXT INDEX name_words IF NOT EXISTS FOR (n:Name) ON EACH [n.searchName];
CREATE FULLTEXT INDEX quote_words IF NOT EXISTS FOR ()-[r:STATED_IN]-() ON EACH [r.quote];
CREATE INDEX topic_searchname IF NOT EXISTS FOR (n:Topic) ON (n.searchName);
CREATE INDEX meeting_status IF NOT EXISTS FOR (n:Meeting) ON (n.status);
CREATE INDEX meeting_start IF NOT EXISTS FOR (n:Meeting) ON (n.start);
CREATE INDEX meeting_end IF NOT EXISTS FOR (n:Meeting) ON (n.end);
CREATE INDEX met_with_count IF NOT EXISTS FOR ()-[r:MET_WITH]-() ON (r.count);
