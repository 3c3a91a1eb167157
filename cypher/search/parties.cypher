// title: People or organizations whose names have all of these words, those with most meetings first
// param: words folded words
MATCH (n:{{Label}})
WHERE all(word IN $words WHERE any(name IN n.searchNames WHERE name CONTAINS word))
OPTIONAL MATCH (n)-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(m:Meeting)
WITH n, count(DISTINCT m) AS meetings
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.country AS country, meetings
ORDER BY meetings DESC, name, id
