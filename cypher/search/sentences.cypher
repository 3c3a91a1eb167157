// title: Meetings of which a quoted sentence has all of these words, the newest first
// param: words words without capitals
// param: longest of these
MATCH (claim:Claim)-[stated:STATED_IN]->(article:Article)
WHERE toLower(stated.quote) CONTAINS $longest
WITH claim, stated, article
WHERE all(word IN $words WHERE toLower(stated.quote) CONTAINS word)
MATCH (claim)-[:ACCOUNT_OF]->(m:Meeting)
WITH DISTINCT m, stated.quote AS quote, stated.start AS start, stated.end AS end, article
RETURN m.id AS meeting, m.title AS title, m.status AS status, m.date AS date, quote, start, end, article.name AS article,
       article.title AS headline, head([(article)-[:PUBLISHED_BY]->(outlet:Organization) | outlet.name]) AS outlet,
       article.published AS published, article.url AS url
ORDER BY published IS NULL, published DESC, article, start, meeting
