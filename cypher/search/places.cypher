// title: Places whose names have all of these words, those with most meetings first
// param: words folded words
MATCH (n:Place)
WHERE all(word IN $words WHERE any(name IN n.searchNames WHERE name CONTAINS word))
OPTIONAL MATCH (m:Meeting)-[:HELD_IN|PLANNED_IN]->(:Place)-[:PART_OF*0..]->(n)
WITH n, count(DISTINCT m) AS meetings
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.country AS country, meetings
ORDER BY meetings DESC, name, id
