// title: Topics that have all of these words, those of most meetings first
// param: words folded words
MATCH (n:Topic)
WHERE all(word IN $words WHERE n.searchName CONTAINS word)
OPTIONAL MATCH (m:Meeting)-[:ABOUT]->(n)
WITH n, count(DISTINCT m) AS meetings
RETURN n.id AS id, n.name AS name, meetings
ORDER BY meetings DESC, name, id
