// title: Meetings of which a quoted sentence has all of these words, the newest first; the words are looked up in an index
// param: indexed a query of the full-text index; it finds all sentences that have the words, and perhaps others
// param: words words without capitals
CALL db.index.fulltext.queryRelationships('quote_words', $indexed) YIELD relationship AS stated
WITH startNode(stated) AS claim, stated, endNode(stated) AS article
WHERE all(word IN $words WHERE toLower(stated.quote) CONTAINS word)
MATCH (claim)-[:ACCOUNT_OF]->(m:Meeting)
WITH DISTINCT m, stated.quote AS quote, stated.start AS start, stated.end AS end, article
RETURN m.id AS meeting, m.title AS title, m.status AS status, m.date AS date, quote, start, end, article.name AS article,
       article.title AS headline, head([(article)-[:PUBLISHED_BY]->(outlet:Organization) | outlet.name]) AS outlet,
       article.published AS published, article.url AS url
ORDER BY published IS NULL, published DESC, article, start, meeting
