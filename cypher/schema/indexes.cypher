// title: Where questions start
// note: the embedded engine makes no index for a constraint: without those on id every load and look-up scans the label
CREATE INDEX person_by_id IF NOT EXISTS FOR (n:Person) ON (n.id);
CREATE INDEX organization_by_id IF NOT EXISTS FOR (n:Organization) ON (n.id);
CREATE INDEX place_by_id IF NOT EXISTS FOR (n:Place) ON (n.id);
CREATE INDEX meeting_by_id IF NOT EXISTS FOR (n:Meeting) ON (n.id);
CREATE INDEX name_by_id IF NOT EXISTS FOR (n:Name) ON (n.id);
CREATE INDEX topic_by_id IF NOT EXISTS FOR (n:Topic) ON (n.id);
CREATE INDEX article_by_id IF NOT EXISTS FOR (n:Article) ON (n.id);
CREATE INDEX claim_by_id IF NOT EXISTS FOR (n:Claim) ON (n.id);
CREATE INDEX judgement_by_id IF NOT EXISTS FOR (n:Judgement) ON (n.id);
CREATE INDEX name_searchname IF NOT EXISTS FOR (n:Name) ON (n.searchName);
CREATE INDEX topic_searchname IF NOT EXISTS FOR (n:Topic) ON (n.searchName);
CREATE INDEX meeting_start IF NOT EXISTS FOR (n:Meeting) ON (n.start);
CREATE INDEX meeting_end IF NOT EXISTS FOR (n:Meeting) ON (n.end);
