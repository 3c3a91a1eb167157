// title: Where questions start
CREATE INDEX person_searchname IF NOT EXISTS FOR (n:Person) ON (n.searchName);
CREATE INDEX organization_searchname IF NOT EXISTS FOR (n:Organization) ON (n.searchName);
CREATE INDEX place_searchname IF NOT EXISTS FOR (n:Place) ON (n.searchName);
CREATE INDEX topic_searchname IF NOT EXISTS FOR (n:Topic) ON (n.searchName);
CREATE INDEX meeting_start IF NOT EXISTS FOR (n:Meeting) ON (n.start);
CREATE INDEX meeting_end IF NOT EXISTS FOR (n:Meeting) ON (n.end);
CREATE INDEX article_name IF NOT EXISTS FOR (n:Article) ON (n.name);
